import type { Topic } from '#shared/ipc/contract.ts';
import { deskWords, type DeskWords } from '#shared/desk/words.ts';
import type { E164, Id } from '#shared/kernel/values.ts';
import { idSchema } from '#shared/kernel/schemas.ts';
import type { Database, WritableDb } from '../db/index.ts';
import { createRouter } from '../ipc/router.ts';
import type { Clock } from '../kernel/clock.ts';
import { noDialogs, type FileDialogs } from '../kernel/files.ts';
import { noPrinting, type Printing } from '../kernel/printing.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { createAttachments } from '../modules/attachments/index.ts';
import { createAudit, type AuditEntry } from '../modules/audit/index.ts';
import { createCrm } from '../modules/crm/index.ts';
import { createDirectories } from '../modules/directories/index.ts';
import { createExport } from '../modules/export/index.ts';
import { createImport } from '../modules/import/index.ts';
import { createHistoryHandlers, createInquiries, type Inquiries } from '../modules/inquiries/index.ts';
import { createLedger } from '../modules/ledger/index.ts';
import { createPatients, followMerged } from '../modules/patients/index.ts';
import { createPrivacy } from '../modules/privacy/index.ts';
import { createReports } from '../modules/reports/index.ts';
import { branchKey, createSchedule, type Schedule } from '../modules/schedule/index.ts';
import { createSettings, type About } from '../modules/settings/index.ts';
import { createShift } from '../modules/shift/index.ts';
import { createStaff } from '../modules/staff/index.ts';
import { createTags } from '../modules/tags/index.ts';
import { createLegStore, createTelephony } from '../modules/telephony/index.ts';
import { createTableExport } from '../worker/export-table.ts';
import { createJobs } from '../worker/jobs.ts';
import type { ClinicListener, ClinicSession } from './clinic-port.ts';
import { createDesk, type Desk } from './desk/index.ts';
import type { DeskDeps } from './desk/ports.ts';
import { auditHandlers } from './handlers/audit.ts';
import { connectAttribution } from './attribution.ts';
import { deskHandlers } from './handlers/desk.ts';
import { createForms } from './handlers/forms.ts';
import { inquiryHandlers } from './handlers/inquiries.ts';
import { staffHandlers } from './handlers/staff.ts';
import { telephonyHandlers } from './handlers/telephony.ts';
import { demoPasswordOf } from './fixture/index.ts';
import { createCalling, type DialLinks } from './calling/index.ts';
import { createCallFilters } from './call-filters.ts';
import { followClock } from './clock-set.ts';
import { createIdle } from './idle.ts';
import { addParts } from './parts.ts';
import { worstHealth } from './phone-health.ts';
import { readNamesAhead } from './read-names.ts';
import { connectCopies, type CopyOptions } from './copies.ts';
import { connectConnections, connectMarks } from './connections.ts';
import { createPeople } from './people.ts';
import { createSteadyCalls } from './steady-calls.ts';
import { crmPorts } from './crm-ports.ts';
import { connectLeadSources, type LeadWays } from './lead-sources/index.ts';
import { connectLeads } from './leads.ts';
import { connectLost } from './lost.ts';
import { connectRecordings } from './recordings.ts';
import { noTraining, type TrainingHandlers } from './training/none.ts';
import { createPhoneLines, type PhoneLinesOptions } from './phone-lines.ts';
import { connectSoftphone, type OpenMediaDoor } from './softphone/index.ts';

export interface ClinicOptions extends PhoneLinesOptions {
  readonly database: Database;
  /** The raw database key: the audit chain's key is derived from it. */
  readonly key: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly about: Omit<About, 'language'>;
  /** A window nobody works at locks itself (QUALITY.md S10); scenarios have no hands that would keep one open. */
  readonly lockWhenIdle?: boolean;
  /** The system's file dialogs; nobody chooses anything where they are absent. */
  readonly files?: FileDialogs;
  /** Paper and PDF; nothing is printed where it is absent. */
  readonly printing?: Printing | undefined;
  readonly dialLinks?: DialLinks | undefined;
  /** The worker thread's program; the source itself where absent, which Node 24 runs as it is. */
  readonly workerFile?: string | URL;
  readonly openMedia?: OpenMediaDoor | undefined;
  readonly copies?: CopyOptions;
  readonly leadWays?: LeadWays;
  /** The training shift; absent where no window can be opened for it. */
  readonly training?: TrainingHandlers;
}

/** The whole program without its windows: modules made, connected by hand, behind one router. */
export function createClinic(options: ClinicOptions) {
  const { database, clock, newId, log } = options;
  // Set once below; modules are made in the order of their arrows and call these only later.
  let desk: Desk, schedule: Schedule, inquiries: Inquiries;

  let spoken: DeskWords | undefined;

  const changed = (topics: readonly Topic[]): void => {
    if (topics.includes('settings')) {
      spoken = undefined;
      attribution.forget();
      idle.rearm();
    }
    if (topics.includes('patients')) schedule.forgetDebts();
    desk.changed(lost.invalidate(crm.live.invalidate(topics)));
  };
  const audit = createAudit({
    database, key: options.key, clock,
    reading: { zone: () => branch().zone, language: () => settings.local().language },
  });
  const auditPort = { append: (tx: WritableDb, entry: Omit<AuditEntry, 'employeeId'> & { readonly employeeId?: Id | null | undefined }): void => { audit.append(tx, { ...entry, employeeId: entry.employeeId ?? undefined }); } };
  const common = { db: database, database, clock, newId, log, audit: auditPort, changed };

  const jobs = createJobs({ workerFile: options.workerFile ?? new URL('../worker/index.ts', import.meta.url), file: database.file, key: options.key, clock, newId, log, changed: () => { changed(['jobs']); } });
  const files = options.files ?? noDialogs, exportTable = createTableExport({ jobs, files });
  const directories = createDirectories({
    ...common, branchId: () => settings.getLocal(branchKey, idSchema),
    zoneChanged: (tx, branchId, zone) => { schedule.commands.rezone(tx, branchId, zone); }, ahead: (kind, id) => (kind === 'doctor' ? schedule.aheadOf(id) : 0),
  });
  const branch = () => directories.branch();
  const words = () => spoken ??= deskWords[settings.local().language];
  const settings = createSettings({ ...common, about: () => options.about, onSip: (accounts) => {
    for (const { extension, domain } of accounts) shift.addPhones([extension], domain);
    lines.apply(accounts);
  } });
  const shift = createShift({ ...common, branch });
  const staff = createStaff({
    database, clock, log, audit: auditPort, phoneOf: (id) => shift.phoneOf(id),
    ...(options.about.demo ? { demoPasswordOf } : {}),
    newId, patientName: (id) => patients.nameOf(id),
    changed: (sessionId) => {
      idle.session(sessionId, options.lockWhenIdle === true && staff.me(sessionId)?.locked === false);
      desk.announce();
    },
    staffChanged: () => { changed(['staff', 'directories']); },
  });
  const idle = createIdle({ clock, minutes: () => settings.local().lockMinutes, lock: (sessionId) => { staff.lock(sessionId, 'staff.idleLock'); } });
  const crm = createCrm({ ...common, branch, exportTable, language: () => settings.local().language, ...crmPorts({ clock, branch, employeeName: (id) => staff.nameOf(id) ?? '', schedule: () => schedule, inquiries: () => inquiries, patients: () => patients, announce: () => { desk.announce(); } }) });
  const patients = createPatients({
    ...common, zone: () => branch().zone,
    appointmentsOf: (id) => schedule.appointmentsOf(id), nextAppointments: (ids) => schedule.nextAppointments(ids), tasksOf: (id) => crm.openTasksOf(id),
    afterCardsMoved: (tx, ids) => { inquiries.linking.relinkPatients(tx, ids); },
  });
  const ledger = createLedger(common), attachments = createAttachments({ ...common, files });
  const forms = createForms(() => deskDeps, () => desk);
  schedule = createSchedule({
    ...common, files, printing: options.printing ?? noPrinting, language: () => settings.local().language, branch, branches: () => directories.branches(), local: { get: (key, schema) => settings.getLocal(key, schema), set: (tx, key, value) => { settings.setLocal(tx, key, value); } },
    linkOf: (tx, action) => inquiries.linkOf(tx, action), onAction: (tx, action) => { crm.onAction(tx, action); },
    onUndone: (tx, actionId) => { crm.onUndone(tx, actionId); },
    onFreed: (tx, freed) => { crm.onFreed(tx, freed); },
    resolveGiven: forms.resolveGiven, afterBooked: forms.afterBooked, forms,
  });
  const people = createPeople({ patients, schedule, clock, branch, openLeads: (ids) => inquiries.store.openLeads(ids), employeeName: (id) => staff.nameOf(id), words });
  inquiries = createInquiries({
    ...common, people, branch, words, windows: () => attribution.windows(), doctorName: (id) => schedule.doctorName(id), draftKept: () => { lost.invalidate(['lost']); }, answers: (call) => calling.answers(call), zoneOf: (id) => directories.branches().find((b) => b.id === id)?.zone,
    channelOf: (e164) => {
      const channel = directories.channelOfLine(e164 as E164);
      return channel && { id: channel.id, branchId: undefined };
    },
  });
  const leads = connectLeads({ ...common, settings, directories, inquiries, people, branch, demo: options.about.demo, employeeName: (id) => staff.nameOf(id) });
  const attribution = connectAttribution({ ...common, settings, jobs, branch, inquiries: () => inquiries });
  const importing = createImport({
    ...common, audit, jobs, files, language: () => settings.local().language, branches: () => directories.branches(), branch,
    employeeName: (id) => staff.nameOf(id), patientName: (id) => patients.nameOf(id),
  });
  const privacy = createPrivacy({
    ...common, audit, files, exportTable, settings, language: () => settings.local().language, zone: () => branch().zone,
    erased: () => { database.rotateJournal(); },
  });
  const tags = createTags({ ...common, settings, branch, ownerAt: (extension, at) => shift.ownerAt(extension, at) });
  const lost = connectLost({ ...common, audit: auditPort, settings, branch, exportTable, files, printing: options.printing ?? noPrinting, language: () => settings.local().language, shift, staff, tags, crm, inquiries, schedule: () => schedule, forms, tell: () => { desk.changed(['lost']); } });
  const reports = createReports({ ...common, db: database.db, files, jobs, printing: options.printing, exportTable, language: () => settings.local().language });

  const recordings = connectRecordings({ ...common, files, settings, branchId: () => branch().id, zone: () => branch().zone, demo: options.about.demo, telephony: () => telephony });
  const legs = createLegStore(database, { branchId: () => branch().id });
  /** The card goes out before the rows: an import stands back meanwhile, and what cannot be read keeps no call from being written. */
  const ringFirst = (callId: Id): void => {
    database.makeWay();
    try { desk.ring(callId); } catch (error) { log('error', 'desk.ring-failed', {}, error); }
  };
  const telephony = createTelephony({
    clock, newId, log, store: legs, settings: { node: database.node }, marks: connectMarks(database, settings),
    sink: {
      callChanged: (call, previous) => {
        if (!previous && call.state === 'ringing') ringFirst(call.callId);
        inquiries.calls.record(call, (tx) => { legs.flush(tx); tags.onCall(tx, call, previous); });
        legs.committed();
        calling.callChanged(call, previous);
        recordings.callChanged(call, previous);
        desk.announce();
      },
      recordingReady: (recording) => { recordings.ready(recording); },
      callsJoined: (from, call) => { inquiries.calls.join(from, call); recordings.joined(from, call.callId); tags.onJoined(from, call.callId); },
      dialFailed: (phone, reason) => { calling.dialFailed(phone, reason); },
      registrationChanged: () => { desk.announce(); }, voiceChanged: (trouble) => { if (trouble) desk.notices.push(trouble, 'error'); desk.announce(); },
    },
  });

  const calling = createCalling({ ...common, dialLinks: options.dialLinks, settings, telephony, shift, employeeName: (id) => staff.nameOf(id), desk: () => desk, deskDeps: () => deskDeps });
  const filters = createCallFilters({ ...common, settings, directories, shift, staff });
  const deskDeps: DeskDeps = {
    filters, leads: leads.desk, clock, newId, shift, inquiries, tags, health: () => worstHealth(telephony.health()), calling, branch, words,
    meOf: (sessionId) => staff.me(sessionId), actorOf: (sessionId) => staff.actorOf(sessionId),
    calls: createSteadyCalls(clock, () => telephony.calls()),
    canHangup: (call, phone) => telephony.can(call.callId, phone, 'hangup'), voiceOf: (call, phone) => telephony.voiceOf(call.callId, phone),
    brief: (id) => people.briefOf(id), phoneOf: (id) => patients.phonesOf(id)[0], context: (id, actor) => patients.contextOf(id, actor), choicesOf: (ids) => people.choicesOf(ids), ownersOf: (phone) => people.ownersOf(phone),
    employeeName: (id) => staff.nameOf(id),
    channel: (id) => {
      const name = directories.channelName(id);
      return name === undefined ? undefined : { name, script: directories.scriptOf(id) ?? '' };
    },
    topicName: (id) => directories.topicName(id), doctorName: (id) => schedule.doctorName(id), missedToday: (since, employeeId) => inquiries.store.missedSince(since, (line) => filters.showsRow(employeeId, line)),
    crm: (employeeId) => crm.live.of(employeeId), lost: (employeeId, seesAll) => lost.deskOf(employeeId, seesAll),
  };
  desk = createDesk(deskDeps);
  const clockWatch = followClock({ clock, log, shift, changed });
  const softphone = connectSoftphone({ ...common, settings, telephony, apply: () => { lines.apply(settings.sipAccounts()); } }, options.openMedia);
  const lines = createPhoneLines({ telephony, clock, newId, log, demo: options.about.demo, mediaOf: softphone.mediaOf }, options);
  const connections = connectConnections({ ...common, audit: auditPort, settings, shift, telephony, demo: options.about.demo, apply: (all) => { lines.applyConnections(all); } });
  const leadSources = connectLeadSources({ ...common, audit: auditPort, demo: options.about.demo, files, settings, leads, notices: desk.notices, schedule, branch }, options.leadWays);
  const copies = connectCopies({ database, clock, log, jobs, files, audit: auditPort, changed, notices: desk.notices, zone: () => branch().zone, local: { get: (key, schema) => settings.getLocal(key, schema), set: (tx, key, value) => { settings.setLocal(tx, key, value); } } }, options.copies);

  const router = createRouter({
    actorOf: (sessionId) => staff.actorOf(sessionId),
    refused: (sessionId, method, reason) => {
      log('warn', 'ipc.refused', { method, reason });
      database.write((tx) => { audit.append(tx, { employeeId: staff.actorOf(sessionId)?.employeeId, action: 'access.refused', entity: 'method', after: { method, right: reason } }); });
    },
    log,
  });
  /** An id that a window kept while its card was merged into another stands for that other. */
  const ofCards = <H extends object>(handlers: H): H => followMerged(handlers, (id) => patients.currentId(id));
  addParts(router, {
    attachments: ofCards(attachments.handlers), attribution: attribution.handlers, callFilters: filters.handlers, connections: connections.handlers, copies: copies.handlers, crm: ofCards(crm.handlers), directories: directories.handlers,
    import: importing.handlers, jobs: jobs.handlers, leads: leads.handlers, lost: lost.handlers, ledger: ofCards(ledger.handlers), patients: patients.handlers, privacy: privacy.handlers, recordings: recordings.handlers, reports: reports.handlers,
    leadSources: leadSources.handlers,
    schedule: ofCards(schedule.handlers), settings: settings.handlers, softphone: softphone.handlers, tags: tags.handlers, training: options.training ?? noTraining,
    audit: { ...audit.handlers, ...auditHandlers({ audit, jobs, files, settings, database, clock, changed, zone: () => branch().zone }) },
    desk: deskHandlers(desk, inquiries, idle),
    export: createExport({ database, clock, audit: auditPort, jobs, files, language: () => settings.local().language, zone: () => branch().zone }),
    inquiries: ofCards({ ...inquiryHandlers({ desk, deskDeps, inquiries }), ...createHistoryHandlers({ ...common, history: inquiries.history, people, jobs, files, words, branch, language: () => settings.local().language }) }),
    staff: staffHandlers({ staff, desk, shift, inquiries, database, changed }),
    telephony: telephonyHandlers({ desk, deskDeps, telephony, shift, calling, simulator: lines.simulator }),
  });

  lines.apply(settings.sipAccounts());
  connections.start();
  shift.endStale();

  const stopReading = readNamesAhead({ clock, log, patients });

  return {
    /** One window's way in. */
    openSession: (listener: ClinicListener): ClinicSession => {
      const id = newId();
      desk.open(id, listener);
      return { id, call: (name, input) => router.call(id, name, input), snapshot: () => desk.snapshot(id), close: () => { staff.signOut(id); desk.close(id); } };
    },
    methods: () => router.names(),
    simulator: lines.simulator,
    calling, telephony, inquiries, leads, leadSources, lost, patients, schedule, staff, audit, desk, shift, directories, copies, jobs, recordings, exportTable, database, changed, language: () => settings.local().language,
    close: async (): Promise<void> => {
      stopReading();
      copies.stop();
      await leadSources.stop();
      await recordings.stop();
      await jobs.stop();
      calling.stop();
      await telephony.stop();
      softphone.close();
      idle.stop();
      audit.remember();
      clockWatch.stop();
      desk.stop();
      crm.live.stop(); lost.stop();
      database.close();
    },
  };
}
export type Clinic = ReturnType<typeof createClinic>;
