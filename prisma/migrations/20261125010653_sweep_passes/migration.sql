-- AlterTable
ALTER TABLE "ConnectedAccount" ADD COLUMN     "listedNumber" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "SweepPass" (
    "id" TEXT NOT NULL,
    "gateway" "Gateway" NOT NULL,
    "number" BIGINT NOT NULL DEFAULT nextval('patchbay_fence'),
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now(),
    "place" TEXT,
    "nextCallAt" TIMESTAMPTZ(3) NOT NULL,
    "listedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "accounts" INTEGER NOT NULL DEFAULT 0,
    "differed" INTEGER NOT NULL DEFAULT 0,
    "notListed" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SweepPass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnknownAccount" (
    "gateway" "Gateway" NOT NULL,
    "gatewayAccountId" TEXT NOT NULL,
    "provider" "Provider" NOT NULL,
    "name" TEXT NOT NULL,
    "status" "AccountStatus" NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now(),
    "passNumber" BIGINT NOT NULL,

    CONSTRAINT "UnknownAccount_pkey" PRIMARY KEY ("gateway","gatewayAccountId")
);

-- CreateIndex
CREATE INDEX "SweepPass_gateway_startedAt_idx" ON "SweepPass"("gateway", "startedAt" DESC);

-- By hand: at most one pass per gateway is under way, whoever starts one.
CREATE UNIQUE INDEX "SweepPass_one_under_way" ON "SweepPass" ("gateway") WHERE "endedAt" IS NULL;

-- By hand: the changes that no webhook told us of, newest first.
CREATE INDEX "StatusChange_swept" ON "StatusChange" ("at" DESC) WHERE "cause" = 'SWEEP';
