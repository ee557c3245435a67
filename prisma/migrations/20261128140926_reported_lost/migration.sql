-- AlterEnum
ALTER TYPE "WatchReason" ADD VALUE 'reported_lost';
