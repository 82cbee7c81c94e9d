export const people = {
  person: {
    patient: 'Patient', archived: 'archive', banned: 'booking ban', archivedWhy: 'In the archive: {{reason}}', bannedWhy: 'Booking ban: {{reason}}', guardianIs: 'parent: {{name}}', next: 'next {{what}}', noAge: 'age unknown', parent: 'Parent', guardian: 'Guardian',
    balance: 'Balance', debt: 'debt', advance: 'advance', treatment: 'Treatment total', familyTreatment: 'Family treatment', insured: 'Insured treatment', extraComment: 'Additional comment',
    appointments: 'Appointments', toAppointments: 'To appointments', completed: 'Completed', completedWhy: 'Completed among completed, no-shows and those the patient cancelled. Moved ones and those the clinic cancelled do not count.', last: 'Last', future: 'Coming appointments', noFuture: 'No coming appointments', tasks: 'Tasks',
  },
  patientStatus: { primary: 'primary', consulted: 'consulted', returning: 'returning' },
  appointmentStatus: { unconfirmed: 'Unconfirmed', confirmed: 'Confirmed', arrived: 'Arrived', inChair: 'In the chair', completed: 'Completed', noShow: 'No-show', cancelled: 'Cancelled' },
  appointments: { move: 'Move', cancel: 'Cancel', moveOf: 'Move the appointment {{when}}', cancelOf: 'Cancel the appointment {{when}}', future: 'Coming', past: 'Past and cancelled', noPast: 'No past appointments', toSchedule: 'To the schedule' },
  consent: { personalData: 'Personal data', notifications: 'Messages about visits', robotCalls: 'Robot calls', recording: 'Call recording' },
  consentHow: { paper: 'on paper', desk: 'at the desk', app: 'in the app', phone: 'by phone' },
  phoneKind: { mobile: 'mobile', landline: 'landline', foreign: 'foreign', short: 'short', unparsed: 'not recognised' },
  card: {
    surname: 'Surname', firstName: 'First name', patronymic: 'Patronymic', born: 'Birth date', sex: 'Sex', female: 'Female', male: 'Male', phones: 'Phones', phone: 'Phone', phoneNote: 'whose, when to call', addPhone: 'Another phone', removePhone: 'Remove the phone', mainPhone: 'Main phone', main: 'main', email: 'E-mail',
    noSurname: 'Write the surname: without it the card cannot be found', consents: 'Consents', create: 'Add the card', created: 'The card is added', updated: 'The card is saved', edit: 'Edit', close: 'Close the card', debt: 'debt {{sum}}',
    age_one: '{{count}} year', age_other: '{{count}} years',
    tabs: { main: 'Main', appointments: 'Appointments', inquiries: 'Inquiries' }, noPhones: 'No phones', comments: 'Comments', mainComment: 'Main comment', extraComment: 'Additional comment', money: 'Money',
    family: 'Family', noFamily: 'No relatives given', unite: 'Join a family…', uniteWith: 'Join with', policies: 'Insurance policies', noPolicies: 'No policies', addPolicy: 'Add a policy…', insurer: 'Insurer', policyNumber: 'Policy number', validFromDay: 'Valid from', validTillDay: 'Valid till', validTill: 'till {{day}}',
    givenAt: 'given {{when}}, {{how}}', revokedAt: 'revoked {{when}}', notGiven: 'not given', state: 'State', status: 'Status', reason: 'Reason', archive: 'Archive…', ban: 'Ban booking…', unarchive: 'Take out of the archive', unban: 'Lift the booking ban', banSince: 'Banned since {{when}} {{by}}', archiveSince: 'Archived since {{when}} {{by}}',
  },
  patients: { search: 'Patient search', searchHint: 'Surname, name or digits', add: 'Add a patient', found: 'Patients found', start: 'Write a part of the name in any order, or the last digits of the number.', nobody: 'Nobody found. Check the surname or add a card.', choose: 'Choose a patient on the left, the card opens here.' },
  palette: { placeholder: 'Name, number, doctor or action', patients: 'Patients', doctors: 'Doctors', actions: 'Actions', answer: 'Answer the call', hangup: 'End the call', calls: 'Open calls', buffer: 'Open the buffer', dial: 'Call a number…' },
} as const;
