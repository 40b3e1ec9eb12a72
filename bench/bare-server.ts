import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

// What storing one webhook costs without a framework: read the body, check the secret, insert one row, answer.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
await pool.query('CREATE TABLE IF NOT EXISTS bare (id text PRIMARY KEY, body text NOT NULL)')

createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (request.headers['unipile-auth'] !== process.env.UNIPILE_V1_WEBHOOK_SECRET) {
    response.writeHead(401).end()
    return
  }
  const values = [randomUUID(), Buffer.concat(chunks).toString('utf8')]
  await pool.query({ name: 'insert', text: 'INSERT INTO bare VALUES ($1, $2)', values })
  response.writeHead(200).end()
}).listen(Number(process.env.PORT), '127.0.0.1')
