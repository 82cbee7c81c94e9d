/** A child of kill.test.ts: opens the database and dies without a word at the step it was told. Arguments: folder, migrations folder, step. */
import { openDatabase, readMigrations } from '#main/db/index.ts';
import { silentLog } from '#main/kernel/log.ts';
import { systemClock } from '#main/kernel/clock.ts';

const [folder, migrations, last] = process.argv.slice(2) as [string, string, string];
openDatabase({
  file: `${folder}/stoika.db`, key: 'a7'.repeat(32), migrations: readMigrations(migrations), clock: systemClock, log: silentLog, node: 'test01', ballast: 0,
  onStep: (step) => { if (step === last) process.kill(process.pid, 'SIGKILL'); },
}).close();
