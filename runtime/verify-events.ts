/** `npm run verify-events`: verifies all hash chains of the audit log and compares them with the anchors. */
import { EVENT_FAULTS } from '../domain/event-fault.ts';
import { verifyEvents } from '../store/event/append.ts';
import { openAnchors } from './anchors.ts';
import { openRunning } from './running.ts';

const { db, config } = await openRunning(1);
try {
  const anchors = openAnchors(db, config, { warn: (_, message) => console.warn(message) });
  const { last, faults: unlike } = await anchors.verify();
  const faults = [...(await verifyEvents(db)), ...unlike];
  for (const fault of faults)
    console.log(`${fault.stream} #${fault.sequence}: ${EVENT_FAULTS[fault.fault].zh} ${EVENT_FAULTS[fault.fault].en}`);
  console.log(last ? `最近一次存证 last anchor: ${last}` : '尚无存证。 There is no anchor yet.');
  console.log(
    faults.length === 0
      ? '记录完整，未发现改动。 Every chain of hashes is whole.'
      : `发现${faults.length}处异常。 ${faults.length} faults.`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await db.destroy();
}
