/** `npm run verify-events`: verifies all hash chains of the audit log. */
import { verifyEvents } from '../store/event/append.ts';
import { openRunning } from './running.ts';

const { db } = openRunning(1);
try {
  const faults = await verifyEvents(db);
  for (const fault of faults) console.log(`${fault.stream} #${fault.sequence}: ${fault.fault}`);
  console.log(
    faults.length === 0
      ? '记录完整，未发现改动。 Every chain of hashes is whole.'
      : `发现${faults.length}处异常。 ${faults.length} faults.`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await db.destroy();
}
