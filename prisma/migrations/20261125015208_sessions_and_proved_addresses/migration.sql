-- AlterEnum
ALTER TYPE "AuditAction" ADD VALUE 'SESSIONS_ENDED';

-- AlterTable
ALTER TABLE "Account" DROP COLUMN "access_token",
DROP COLUMN "expires_at",
DROP COLUMN "id_token",
DROP COLUMN "refresh_token",
DROP COLUMN "scope",
DROP COLUMN "session_state",
DROP COLUMN "token_type";

-- Tokens are stored hashed from now on. Whoever is signed in stays so.
ALTER TABLE "Session" RENAME COLUMN "sessionToken" TO "tokenHash";
UPDATE "Session" SET "tokenHash" =
  rtrim(translate(encode(sha256(convert_to("tokenHash", 'UTF8')), 'base64'), '+/', '-_'), '=');
ALTER TABLE "Session"
  ADD COLUMN "browser" TEXT,
  ADD COLUMN "id" TEXT,
  ADD COLUMN "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now(),
  ADD COLUMN "signedInAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now();
UPDATE "Session" SET "id" = gen_random_uuid()::text;
ALTER TABLE "Session" ALTER COLUMN "id" SET NOT NULL;
CREATE UNIQUE INDEX "Session_id_key" ON "Session"("id");

-- Pages that are open end with their session.
CREATE FUNCTION patchbay_ring_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('patchbay_sessions', OLD."id");
  RETURN NULL;
END
$$;

CREATE TRIGGER "Session_ring" AFTER DELETE ON "Session"
  FOR EACH ROW EXECUTE FUNCTION patchbay_ring_sessions();
