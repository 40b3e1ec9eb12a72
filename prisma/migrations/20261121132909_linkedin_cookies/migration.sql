-- CreateEnum
CREATE TYPE "BrowserState" AS ENUM ('PAIRED', 'SYNCED', 'SIGNED_OUT', 'NOT_UNDERSTOOD');

-- CreateEnum
CREATE TYPE "AttemptResult" AS ENUM ('ACCEPTED', 'NOT_NEEDED', 'REFUSED', 'UNAVAILABLE', 'CHECKPOINT', 'WRONG_MEMBER', 'RESTRICTED', 'LOST');

-- AlterEnum
ALTER TYPE "EmailKind" ADD VALUE 'OPEN_LINKEDIN';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AuditAction" ADD VALUE 'BROWSER_PAIRED';
ALTER TYPE "AuditAction" ADD VALUE 'BROWSER_UNPAIRED';

-- AlterTable
ALTER TABLE "ConnectedAccount" ADD COLUMN     "repairing" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Outage" ADD COLUMN     "askedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PairingCode" (
    "codeHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PairingCode_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "PairedBrowser" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "BrowserState" NOT NULL DEFAULT 'PAIRED',
    "pairedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSyncAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PairedBrowser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkedinMember" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "accountId" TEXT,
    "triedSerial" INTEGER NOT NULL DEFAULT 0,
    "stoppedAt" TIMESTAMPTZ(3),
    "nextLookAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkedinMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkedinSession" (
    "id" TEXT NOT NULL,
    "browserId" TEXT NOT NULL,
    "linkedinMemberId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "serial" SERIAL NOT NULL,
    "country" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkedinSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkedinAttempt" (
    "id" TEXT NOT NULL,
    "linkedinMemberId" TEXT NOT NULL,
    "outageId" TEXT,
    "key" TEXT NOT NULL,
    "serial" INTEGER NOT NULL,
    "intentId" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "result" "AttemptResult",

    CONSTRAINT "LinkedinAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PairingCode_userId_idx" ON "PairingCode"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "PairedBrowser_tokenHash_key" ON "PairedBrowser"("tokenHash");

-- CreateIndex
CREATE INDEX "PairedBrowser_userId_idx" ON "PairedBrowser"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkedinMember_accountId_key" ON "LinkedinMember"("accountId");

-- CreateIndex
CREATE INDEX "LinkedinMember_nextLookAt_idx" ON "LinkedinMember"("nextLookAt");

-- CreateIndex
CREATE UNIQUE INDEX "LinkedinMember_userId_memberId_key" ON "LinkedinMember"("userId", "memberId");

-- CreateIndex
CREATE INDEX "LinkedinSession_linkedinMemberId_serial_idx" ON "LinkedinSession"("linkedinMemberId", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "LinkedinSession_browserId_linkedinMemberId_key" ON "LinkedinSession"("browserId", "linkedinMemberId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkedinAttempt_key_key" ON "LinkedinAttempt"("key");

-- CreateIndex
CREATE INDEX "LinkedinAttempt_linkedinMemberId_startedAt_idx" ON "LinkedinAttempt"("linkedinMemberId", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "LinkedinAttempt_outageId_idx" ON "LinkedinAttempt"("outageId");

-- AddForeignKey
ALTER TABLE "PairingCode" ADD CONSTRAINT "PairingCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairedBrowser" ADD CONSTRAINT "PairedBrowser_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedinMember" ADD CONSTRAINT "LinkedinMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedinMember" ADD CONSTRAINT "LinkedinMember_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ConnectedAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedinSession" ADD CONSTRAINT "LinkedinSession_browserId_fkey" FOREIGN KEY ("browserId") REFERENCES "PairedBrowser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedinSession" ADD CONSTRAINT "LinkedinSession_linkedinMemberId_fkey" FOREIGN KEY ("linkedinMemberId") REFERENCES "LinkedinMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedinAttempt" ADD CONSTRAINT "LinkedinAttempt_linkedinMemberId_fkey" FOREIGN KEY ("linkedinMemberId") REFERENCES "LinkedinMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedinAttempt" ADD CONSTRAINT "LinkedinAttempt_outageId_fkey" FOREIGN KEY ("outageId") REFERENCES "Outage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: at most one login per member is under way, whatever races.
CREATE UNIQUE INDEX "LinkedinAttempt_one_running" ON "LinkedinAttempt" ("linkedinMemberId") WHERE "endedAt" IS NULL;

-- By hand: until now every outage was told to its owner when it began.
UPDATE "Outage" SET "askedAt" = "openedAt";

-- By hand: an account that is being repaired by itself does not ask for its owner. The generated column is made anew,
-- and with it the indexes that end with it (PostgreSQL before 17 cannot change its expression).
ALTER TABLE "ConnectedAccount" DROP COLUMN "attention";
ALTER TABLE "ConnectedAccount" ADD COLUMN "attention" SMALLINT NOT NULL GENERATED ALWAYS AS (
    CASE
        WHEN "status" IN ('CREDENTIALS', 'PERMISSIONS') THEN CASE WHEN "repairing" THEN 1 ELSE 0 END
        WHEN "status" = 'OK' THEN 2
        WHEN "status" = 'DELETED' THEN 3
        ELSE 1
    END
) STORED;
CREATE INDEX "ConnectedAccount_userId_attention_statusSince_id_idx"
  ON "ConnectedAccount" ("userId", "attention", "statusSince", "id");
CREATE INDEX "ConnectedAccount_admin" ON "ConnectedAccount" ("attention", "statusSince", "id")
  WHERE "removedAt" IS NULL;
CREATE INDEX "ConnectedAccount_admin_provider" ON "ConnectedAccount" ("provider", "attention", "statusSince", "id")
  WHERE "removedAt" IS NULL;
CREATE INDEX "ConnectedAccount_admin_status" ON "ConnectedAccount" ("status", "attention", "statusSince", "id");
CREATE INDEX "ConnectedAccount_admin_both"
  ON "ConnectedAccount" ("provider", "status", "attention", "statusSince", "id");

-- By hand: the doorbell of open pages rings for these too.
DROP TRIGGER "ConnectedAccount_ring_change" ON "ConnectedAccount";
CREATE TRIGGER "ConnectedAccount_ring_change" AFTER UPDATE ON "ConnectedAccount" FOR EACH ROW
  WHEN ((OLD."userId", OLD."status", OLD."statusReason", OLD."statusSince", OLD."name", OLD."label", OLD."handle",
         OLD."sources"::text, OLD."removedAt", OLD."repairing")
    IS DISTINCT FROM
        (NEW."userId", NEW."status", NEW."statusReason", NEW."statusSince", NEW."name", NEW."label", NEW."handle",
         NEW."sources"::text, NEW."removedAt", NEW."repairing"))
  EXECUTE FUNCTION patchbay_ring_accounts();

CREATE TRIGGER "PairedBrowser_ring" AFTER INSERT OR UPDATE ON "PairedBrowser"
  FOR EACH ROW EXECUTE FUNCTION patchbay_ring_accounts();

CREATE TRIGGER "LinkedinMember_ring" AFTER UPDATE ON "LinkedinMember" FOR EACH ROW
  WHEN ((OLD."accountId", OLD."stoppedAt", OLD."nextLookAt", OLD."triedSerial")
    IS DISTINCT FROM (NEW."accountId", NEW."stoppedAt", NEW."nextLookAt", NEW."triedSerial"))
  EXECUTE FUNCTION patchbay_ring_accounts();
