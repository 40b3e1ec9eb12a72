-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Gateway" AS ENUM ('UNIPILE_V1', 'UNIPILE_V2', 'POSTPRESS');

-- CreateEnum
CREATE TYPE "Provider" AS ENUM ('LINKEDIN', 'WHATSAPP', 'INSTAGRAM', 'MESSENGER', 'TELEGRAM', 'GOOGLE_MESSAGES', 'GOOGLE', 'MICROSOFT', 'IMAP', 'X', 'OTHER');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('OK', 'CONNECTING', 'CREDENTIALS', 'PERMISSIONS', 'ERROR', 'STOPPED', 'LOCKED', 'DELETED');

-- CreateEnum
CREATE TYPE "StatusCause" AS ENUM ('CONNECT', 'RECONNECT', 'WEBHOOK', 'WEBHOOK_UNCONFIRMED', 'CHECK', 'SWEEP', 'REMOVE');

-- CreateEnum
CREATE TYPE "IntentKind" AS ENUM ('CONNECT', 'RECONNECT');

-- CreateEnum
CREATE TYPE "IntentState" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

-- CreateEnum
CREATE TYPE "IntentFailure" AS ENUM ('REFUSED', 'WRONG_ACCOUNT', 'LINKED_ELSEWHERE', 'NO_LINK', 'NOT_FOUND');

-- CreateEnum
CREATE TYPE "WebhookKind" AS ENUM ('STATUS', 'NOTIFY');

-- CreateEnum
CREATE TYPE "WebhookOutcome" AS ENUM ('RECEIVED', 'APPLIED', 'IGNORED', 'REPEATED', 'UNRECOGNISED', 'ORPHAN');

-- CreateEnum
CREATE TYPE "EmailKind" AS ENUM ('SIGN_IN', 'RECONNECT');

-- CreateEnum
CREATE TYPE "EmailState" AS ENUM ('QUEUED', 'SENDING', 'SENT', 'CANCELLED', 'FAILED');

-- CreateEnum
CREATE TYPE "EmailDelivery" AS ENUM ('DELIVERED', 'DELAYED', 'BOUNCED', 'COMPLAINED');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('CUSTOMER', 'ADMIN', 'LINK', 'SYSTEM');

-- CreateEnum
CREATE TYPE "AuditAction" AS ENUM ('SIGNED_IN', 'LINK_MADE', 'ACCOUNT_CONNECTED', 'ACCOUNT_RECONNECTED', 'RECONNECT_REFUSED', 'ACCOUNT_RENAMED', 'ACCOUNT_REMOVED', 'SYNC_REQUESTED', 'RECONNECT_LINK_COPIED', 'MAIL_RESENT', 'WEBHOOK_REPLAYED');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMPTZ(3),
    "image" TEXT,
    "locale" TEXT,
    "timeZone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "sessionToken" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("sessionToken")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "ConnectedAccount" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "gateway" "Gateway" NOT NULL,
    "gatewayAccountId" TEXT NOT NULL,
    "provider" "Provider" NOT NULL,
    "identity" TEXT,
    "handle" TEXT,
    "name" TEXT NOT NULL,
    "label" TEXT,
    "status" "AccountStatus" NOT NULL,
    "statusReason" TEXT,
    "statusSince" TIMESTAMPTZ(3) NOT NULL,
    "sources" JSONB NOT NULL DEFAULT '[]',
    "lastVerifiedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    -- By hand: 0 the owner must act, 1 trouble, 2 fine, 3 gone.
    "attention" SMALLINT NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN "status" IN ('CREDENTIALS', 'PERMISSIONS') THEN 0
            WHEN "status" = 'OK' THEN 2
            WHEN "status" = 'DELETED' THEN 3
            ELSE 1
        END
    ) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConnectedAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusChange" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "from" "AccountStatus",
    "to" "AccountStatus" NOT NULL,
    "reason" TEXT,
    "cause" "StatusCause" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StatusChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthIntent" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "gateway" "Gateway" NOT NULL,
    "kind" "IntentKind" NOT NULL,
    "state" "IntentState" NOT NULL DEFAULT 'PENDING',
    "failure" "IntentFailure",
    "providers" "Provider"[],
    "notifyHash" TEXT NOT NULL,
    "returnHash" TEXT NOT NULL,
    "accountId" TEXT,
    "reconnectLinkId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "notifiedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuthIntent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outage" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "status" "AccountStatus" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReconnectLink" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "outageId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReconnectLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEvent" (
    "id" TEXT NOT NULL,
    "gateway" "Gateway" NOT NULL,
    "kind" "WebhookKind" NOT NULL,
    "vendorEventId" TEXT,
    "body" TEXT NOT NULL,
    "gatewayAccountId" TEXT,
    "message" TEXT,
    "hint" "AccountStatus",
    "outcome" "WebhookOutcome" NOT NULL,
    "outcomeReason" TEXT,
    "accountId" TEXT,
    "intentId" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEmail" (
    "id" TEXT NOT NULL,
    "kind" "EmailKind" NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "userId" TEXT,
    "accountId" TEXT,
    "outageId" TEXT,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sealedBody" TEXT,
    "state" "EmailState" NOT NULL DEFAULT 'QUEUED',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "firstTriedAt" TIMESTAMPTZ(3),
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "messageId" TEXT,
    "reason" TEXT,
    "delivery" "EmailDelivery",
    "deliveryAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxEmail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT,
    "action" "AuditAction" NOT NULL,
    "accountId" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "ConnectedAccount_userId_attention_statusSince_id_idx" ON "ConnectedAccount"("userId", "attention", "statusSince", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectedAccount_gateway_gatewayAccountId_key" ON "ConnectedAccount"("gateway", "gatewayAccountId");

-- CreateIndex
CREATE INDEX "StatusChange_accountId_at_idx" ON "StatusChange"("accountId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AuthIntent_notifyHash_key" ON "AuthIntent"("notifyHash");

-- CreateIndex
CREATE UNIQUE INDEX "AuthIntent_returnHash_key" ON "AuthIntent"("returnHash");

-- CreateIndex
CREATE INDEX "AuthIntent_userId_createdAt_idx" ON "AuthIntent"("userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "AuthIntent_accountId_idx" ON "AuthIntent"("accountId");

-- CreateIndex
CREATE INDEX "Outage_accountId_openedAt_idx" ON "Outage"("accountId", "openedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ReconnectLink_tokenHash_key" ON "ReconnectLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ReconnectLink_accountId_idx" ON "ReconnectLink"("accountId");

-- CreateIndex
CREATE INDEX "WebhookEvent_receivedAt_id_idx" ON "WebhookEvent"("receivedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "WebhookEvent_outcome_receivedAt_idx" ON "WebhookEvent"("outcome", "receivedAt" DESC);

-- CreateIndex
CREATE INDEX "WebhookEvent_accountId_receivedAt_idx" ON "WebhookEvent"("accountId", "receivedAt" DESC);

-- CreateIndex
CREATE INDEX "WebhookEvent_gatewayAccountId_idx" ON "WebhookEvent"("gatewayAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEvent_gateway_vendorEventId_key" ON "WebhookEvent"("gateway", "vendorEventId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxEmail_idempotencyKey_key" ON "OutboxEmail"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxEmail_messageId_key" ON "OutboxEmail"("messageId");

-- CreateIndex
CREATE INDEX "OutboxEmail_state_dueAt_idx" ON "OutboxEmail"("state", "dueAt");

-- CreateIndex
CREATE INDEX "OutboxEmail_accountId_createdAt_idx" ON "OutboxEmail"("accountId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "OutboxEmail_outageId_idx" ON "OutboxEmail"("outageId");

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_at_idx" ON "AuditEntry"("accountId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at" DESC);

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectedAccount" ADD CONSTRAINT "ConnectedAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ConnectedAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthIntent" ADD CONSTRAINT "AuthIntent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthIntent" ADD CONSTRAINT "AuthIntent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ConnectedAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outage" ADD CONSTRAINT "Outage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ConnectedAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReconnectLink" ADD CONSTRAINT "ReconnectLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ConnectedAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReconnectLink" ADD CONSTRAINT "ReconnectLink_outageId_fkey" FOREIGN KEY ("outageId") REFERENCES "Outage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxEmail" ADD CONSTRAINT "OutboxEmail_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ConnectedAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxEmail" ADD CONSTRAINT "OutboxEmail_outageId_fkey" FOREIGN KEY ("outageId") REFERENCES "Outage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on by hand: what the schema file cannot say.

-- At most one open outage per account, whatever races.
CREATE UNIQUE INDEX "Outage_one_open_per_account" ON "Outage" ("accountId") WHERE "closedAt" IS NULL;

-- The audit is append-only: one statement-level trigger also catches TRUNCATE and statements that match nothing.
CREATE FUNCTION patchbay_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on "%" is refused: it is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION patchbay_refuse_change();

-- The doorbell of open pages. A look that found nothing new (lastVerifiedAt) does not ring: a sweep over a million
-- accounts would only queue a million rings.
CREATE FUNCTION patchbay_ring_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM pg_notify('patchbay_accounts', OLD."userId"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM pg_notify('patchbay_accounts', NEW."userId"); END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "ConnectedAccount_ring" AFTER INSERT OR DELETE ON "ConnectedAccount"
  FOR EACH ROW EXECUTE FUNCTION patchbay_ring_accounts();

CREATE TRIGGER "ConnectedAccount_ring_change" AFTER UPDATE ON "ConnectedAccount" FOR EACH ROW
  WHEN ((OLD."userId", OLD."status", OLD."statusReason", OLD."statusSince", OLD."name", OLD."label", OLD."handle",
         OLD."sources"::text, OLD."removedAt")
    IS DISTINCT FROM
        (NEW."userId", NEW."status", NEW."statusReason", NEW."statusSince", NEW."name", NEW."label", NEW."handle",
         NEW."sources"::text, NEW."removedAt"))
  EXECUTE FUNCTION patchbay_ring_accounts();

-- The admin's list: one index per combination of its filters, each ending in the list's order, so that a page is a
-- short range of an index at a million accounts too. Those by status hold removed accounts (DELETED) as well.
CREATE INDEX "ConnectedAccount_admin" ON "ConnectedAccount" ("attention", "statusSince", "id")
  WHERE "removedAt" IS NULL;
CREATE INDEX "ConnectedAccount_admin_provider" ON "ConnectedAccount" ("provider", "attention", "statusSince", "id")
  WHERE "removedAt" IS NULL;
CREATE INDEX "ConnectedAccount_admin_status" ON "ConnectedAccount" ("status", "attention", "statusSince", "id");
CREATE INDEX "ConnectedAccount_admin_both"
  ON "ConnectedAccount" ("provider", "status", "attention", "statusSince", "id");

-- Its counts by status, answered from this small index alone.
CREATE INDEX "ConnectedAccount_status_count" ON "ConnectedAccount" ("status");

-- Its search (ILIKE '%…%' on any of these).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "ConnectedAccount_search" ON "ConnectedAccount"
  USING gin ("name" gin_trgm_ops, "label" gin_trgm_ops, "handle" gin_trgm_ops, "identity" gin_trgm_ops);
CREATE INDEX "User_search" ON "User" USING gin ("email" gin_trgm_ops, "name" gin_trgm_ops);

-- Events whose job has not run to its end: few rows in a large table.
CREATE INDEX "WebhookEvent_waiting" ON "WebhookEvent" ("receivedAt") WHERE "outcome" = 'RECEIVED';
