-- CreateTable
CREATE TABLE "WorkerProcess" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now(),
    "beatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT patchbay_now(),

    CONSTRAINT "WorkerProcess_pkey" PRIMARY KEY ("id")
);
