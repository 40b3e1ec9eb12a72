import type { StackEnv } from './stack-env'

/** Seeds within a stack: what is imported here reads the environment at its first use. */
export async function seedStack(env: StackEnv): Promise<void> {
  Object.assign(process.env, env)
  const { seedDemo } = await import('../prisma/seed')
  const { getDb } = await import('../lib/db')
  await seedDemo()
  await getDb().$disconnect()
}
