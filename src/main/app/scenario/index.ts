export { playFiles } from './command.ts';
export { parseScenario, ScenarioError } from './parse.ts';
export { planRuns, type Run } from './plan.ts';
export { playRun, type Outcome, type PlayOptions, type Verdict } from './play.ts';
export { capability, type Capability, type ScenarioFile } from './format.ts';
