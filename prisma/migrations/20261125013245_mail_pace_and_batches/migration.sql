-- CreateEnum
CREATE TYPE "MailTrouble" AS ENUM ('UNREACHABLE', 'KEY_REFUSED', 'QUOTA');

-- AlterTable
ALTER TABLE "OutboxEmail" ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "failedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lookedAt" TIMESTAMPTZ(3),
ADD COLUMN     "requestKey" TEXT;

-- CreateTable
CREATE TABLE "MailPace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "perSecond" INTEGER NOT NULL DEFAULT 2,
    "windowAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now(),
    "used" INTEGER NOT NULL DEFAULT 0,
    "pausedUntil" TIMESTAMPTZ(3),
    "busyUntil" TIMESTAMPTZ(3),
    "heldUntil" TIMESTAMPTZ(3),
    "trouble" "MailTrouble",
    "troubleSince" TIMESTAMPTZ(3),

    CONSTRAINT "MailPace_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OutboxEmail_requestKey_idx" ON "OutboxEmail"("requestKey");

-- By hand: the one row that all processes share.
INSERT INTO "MailPace" ("id") VALUES (1);

-- By hand: what failed before counts from its last try, so that open outages whose owner was never told are told.
UPDATE "OutboxEmail" SET "failedAt" = coalesce("claimedAt", "dueAt") WHERE "state" = 'FAILED';

-- By hand: what may be out already is asked for again under the key it had.
UPDATE "OutboxEmail" SET "requestKey" = "idempotencyKey" WHERE "state" IN ('QUEUED', 'SENDING') AND "firstTriedAt" IS NOT NULL;
