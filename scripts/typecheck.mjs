// npm run typecheck: each process of the program against its own compiler settings.
import { typecheck } from './lib/checks.mjs';
import { main } from './lib/say.mjs';

await main(async () => (await typecheck()).failed);
