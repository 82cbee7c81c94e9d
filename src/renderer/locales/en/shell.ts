export const shell = {
  shell: {
    crmSaid_one: '{{count}} task is due', crmSaid_few: '{{count}} tasks are due', crmSaid_many: '{{count}} tasks are due', crmSaid_other: '{{count}} tasks are due',
    layer: 'Windows and menus over the page', name: 'Stoika', skip: 'To the work area', menu: 'Main menu', calls: 'Calls', callsSaid: '{{calls}} now, {{missed}} missed', buffer: 'Buffer', bufferSaid: 'has a call', search: 'Patient, phone or action',
    alerts: 'Important messages', states: 'State of the program', demo: 'Demo base, invented patients', dock: 'Right panel',
  },
  screens: { schedule: 'Schedule', patients: 'Patients', history: 'History', crm: 'CRM', settings: 'Settings', callHistory: 'Call history', reports: 'Reports', lost: 'Nothing lost' },
  settings: { sections: { leadSources: 'Lead sources', attribution: 'Attribution',
    lost: 'Nothing lost', tags: 'Call tags', training: 'Training', connections: 'Connections', recordings: 'Call recordings', leadPlace: 'Leads at this PC', callFilters: 'Call filters', taskTypes: 'Types of tasks', telephony: 'Telephony', softphone: 'Softphone', directories: 'Directories', staff: 'Staff and rights', audit: 'Change log', workplace: 'Workplace', about: 'About', import: 'Import and export', copies: 'Database and copies', openings: 'Who opened cards' } },
  role: { administrator: 'Administrator', manager: 'Manager', doctor: 'Doctor', systemAdministrator: 'System administrator' },
  health: { connected: 'Exchange connected', degraded: 'Exchange connection unsteady', disconnected: 'No connection to the exchange', unauthorized: 'The exchange refuses the phone’s password', misconfigured: 'The telephony is set up wrongly', none: 'No telephony' },
  key: { system: 'Base encrypted, key kept by the system', recovery: 'Base encrypted, key typed at the start', demo: 'Base encrypted with the demo key', test: 'Base encrypted with a test key' },
  user: {
    menu: 'User menu', menuOf: '{{name}}, user menu', theme: 'Theme', themes: { auto: 'System', light: 'Light', dark: 'Dark' }, language: 'Language', languages: { ru: 'Русский', en: 'English' }, zoom: 'Size', lock: 'Lock', signOut: 'Sign out',
  },
  phones: {
    question: 'Which phone do you use this shift?', free: 'free', yours: 'your phone', taken: 'taken: {{name}} since {{time}}', takeOver: 'The phone will switch to you. The call in progress stays with your colleague ({{name}}), new calls come to you.', elsewhere: 'The phone was not handed over: it is in use at another computer ({{name}}). Choose another one or try again.', notNow: 'I do not work with calls now', notNowWhy: 'call cards will not be shown',
    onlyOne: 'The clinic has one phone for telephony: only one administrator per shift can work with it.', later: 'It can be changed at the bottom', start: 'Start the shift', mine: 'Phone {{extension}}', short: 'Phone {{extension}}', none: 'No phone', noneShort: 'No phone', change: 'Change the phone…', another: 'Choose another',
  },
  signIn: {
    title: 'Sign in', who: 'Who is working', login: 'Login', password: 'Password', show: 'Show the password', enter: 'Sign in', wrong: 'The password does not fit. Check the keyboard layout and Caps Lock.', demo: 'Demo base: the password stands beside the name.',
    wait_one: 'Too many tries. Wait {{count}} second.', wait_other: 'Too many tries. Wait {{count}} seconds.',
  },
  lock: { title: 'The desk is locked', by: 'At work: {{name}}', open: 'Continue', another: 'Sign in as somebody else', ringing: 'Incoming call' },
} as const;
