import fc from 'fast-check';

/** Properties try the same cases in every run, so that a red run can be had again; STOIKA_SEED tries others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['STOIKA_SEED'] ?? 20_261_124) });
