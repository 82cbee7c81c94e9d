export { playFiles } from './command.ts';
export { parseScenario } from './parse.ts';
export { planRuns, type Run } from './plan.ts';
export { playRun, type Outcome } from './play.ts';
export { capability, type Capability } from './format.ts';
