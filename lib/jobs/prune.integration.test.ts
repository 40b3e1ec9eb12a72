import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { prune } from './prune'

const world = await openWorld()

test('a table of any size is emptied in statements of a bounded size', async () => {
  await getDb().$executeRaw`
    INSERT INTO "WebhookEvent" ("id", "gateway", "kind", "body", "outcome")
    SELECT 'old-' || n, 'UNIPILE_V1', 'STATUS', '{}', 'IGNORED' FROM generate_series(1, 5000) AS n`
  await getDb().$executeRawUnsafe(`
    CREATE FUNCTION refuse_large() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM gone) > 2000 THEN RAISE EXCEPTION 'too many at once'; END IF;
      RETURN NULL;
    END $$`)
  await getDb().$executeRaw`
    CREATE TRIGGER refuse_large AFTER DELETE ON "WebhookEvent" REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_large()`
  await world.pass({ days: 91 })
  await prune()
  expect(await getDb().webhookEvent.count()).toBe(0)
})
