-- By hand: the one clock. Hosts' clocks differ and jump, so every time that is stored or compared comes from here. A test
-- replaces the function to own the time.
CREATE FUNCTION patchbay_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT now()';

-- By hand: the one order. Events and reads of the gateways draw their fencing numbers here.
CREATE SEQUENCE patchbay_fence AS bigint;

-- CreateEnum
CREATE TYPE "OutageEnd" AS ENUM ('OWNER', 'BY_ITSELF', 'GONE');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "StatusCause" ADD VALUE 'MAIL';
ALTER TYPE "StatusCause" ADD VALUE 'LOGIN';

-- AlterEnum
ALTER TYPE "EmailKind" ADD VALUE 'GONE';

-- AlterTable
ALTER TABLE "User" ALTER COLUMN "createdAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "ConnectedAccount" ADD COLUMN     "missingSince" TIMESTAMPTZ(3),
ADD COLUMN     "nextReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "readNumber" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "readTries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unreadableSince" TIMESTAMPTZ(3),
ALTER COLUMN "createdAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "StatusChange" ALTER COLUMN "at" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "AuthIntent" ADD COLUMN     "looks" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "createdAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "Outage" ADD COLUMN     "end" "OutageEnd";

-- AlterTable
ALTER TABLE "ReconnectLink" ALTER COLUMN "createdAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "WebhookEvent" ADD COLUMN     "number" BIGINT NOT NULL DEFAULT 0,
ALTER COLUMN "receivedAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "OutboxEmail" ALTER COLUMN "createdAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "AuditEntry" ALTER COLUMN "at" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "PairedBrowser" ALTER COLUMN "pairedAt" SET DEFAULT patchbay_now();

-- AlterTable
ALTER TABLE "LinkedinMember" ALTER COLUMN "createdAt" SET DEFAULT patchbay_now();

-- By hand: what is stored already came before every read to come; a constant does not rewrite the table.
ALTER TABLE "WebhookEvent" ALTER COLUMN "number" SET DEFAULT nextval('patchbay_fence');

-- By hand: the accounts that are to be read again, by when that is due.
CREATE INDEX "ConnectedAccount_nextReadAt_idx" ON "ConnectedAccount" ("nextReadAt") WHERE "nextReadAt" IS NOT NULL;
