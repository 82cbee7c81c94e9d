/**
 * A child of kill.test.ts: connects as openDatabase does (without drizzle, which takes longest to load) and dies without a
 * word at the step it was told. Arguments: folder, migrations folder, step.
 */
import { connectForWriting } from '#main/db/connect.ts';
import { readMigrations } from '#main/db/migrate.ts';

const [folder, migrations, last] = process.argv.slice(2) as [string, string, string];
connectForWriting({
  file: `${folder}/stoika.db`, key: 'a7'.repeat(32), migrations: readMigrations(migrations), log: () => undefined, node: 'test01',
  onStep: (step) => { if (step === last) process.kill(process.pid, 'SIGKILL'); },
}).raw.close();
