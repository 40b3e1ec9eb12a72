-- CreateEnum
CREATE TYPE "AuthMethod" AS ENUM ('HOSTED', 'CREDENTIALS', 'QR', 'OAUTH', 'COOKIES');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "IntentFailure" ADD VALUE 'RESTRICTED';
ALTER TYPE "IntentFailure" ADD VALUE 'EXPIRED';
ALTER TYPE "IntentFailure" ADD VALUE 'CANCELLED';

-- AlterEnum
ALTER TYPE "StatusCause" ADD VALUE 'IMPORT';

-- AlterTable
ALTER TABLE "ConnectedAccount" ADD COLUMN     "lastEventAt" TIMESTAMPTZ(3),
ADD COLUMN     "method" "AuthMethod" NOT NULL DEFAULT 'HOSTED';

-- AlterTable
ALTER TABLE "WebhookEvent" ADD COLUMN     "eventAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "AuthIntent" ADD COLUMN     "busyUntil" TIMESTAMPTZ(3),
ADD COLUMN     "form" JSONB,
ADD COLUMN     "gatewayIntentId" TEXT,
ADD COLUMN     "method" "AuthMethod" NOT NULL DEFAULT 'HOSTED',
ADD COLUMN     "step" JSONB,
ADD COLUMN     "stepNumber" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitUntil" TIMESTAMPTZ(3);

-- By hand: the doorbell of pages that wait for an attempt's next step.
CREATE FUNCTION patchbay_ring_intents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('patchbay_intents', NEW."id");
  RETURN NULL;
END
$$;

CREATE TRIGGER "AuthIntent_ring" AFTER UPDATE ON "AuthIntent" FOR EACH ROW
  WHEN (OLD."stepNumber" IS DISTINCT FROM NEW."stepNumber" OR OLD."state" IS DISTINCT FROM NEW."state")
  EXECUTE FUNCTION patchbay_ring_intents();
