export const history = {
  history: {
    title: 'Contact history', filters: 'History filters', period: 'Period', periods: { today: 'Today', yesterday: 'Yesterday', week: '7 days', month: '30 days', all: 'All time', own: 'Own days' }, from: 'From', till: 'Till', type: 'Call type', author: 'Employee', noAuthor: 'Without an employee', topic: 'Topic', success: 'Outcome', digits: 'digits', reset: 'Reset',
    outcome: { answered: 'Answered', missed: 'Missed', unanswered: 'No answer' }, successes: { linked: 'Has a booking', none: 'No booking' },
    count_one: '{{count}} inquiry', count_other: '{{count}} inquiries',
    columns: { time: 'Time', type: 'Type', phone: 'Phone', who: 'Who', whoType: 'Who, type', topic: 'Topic', comment: 'Comment', author: 'Employee', success: 'Outcome', channel: 'Channel', outgoing: 'Call' },
    kind: { inbound: 'Incoming', outbound: 'Outgoing', missed: 'Missed', unanswered: 'No answer', failed: 'Failed', running: 'Running', lead: 'Lead', chat: 'Chat', dialog: 'Dialog', dialogLead: 'Lead dialog' },
    add: 'Add', addComment: 'Add a comment…', edit: 'Change the comment…', call: 'Call {{number}}', openCard: 'Open the card', menu: 'Deeds of the row', incomplete: 'not filled in', nothing: 'No inquiries in these days. Change the period or reset the filters.', failed: 'The history could not be read.', noneOfPatient: 'No inquiries of this patient.',
  },
} as const;
