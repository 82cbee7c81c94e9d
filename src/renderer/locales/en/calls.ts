export const calls = {
  calls: {
    now: 'Current calls', dismiss: 'Put the card away', leaves: '· {{seconds}} s',
    status: { ringing: 'Incoming', talking: 'Talking', held: 'On hold', dialing: 'Outgoing', missed: 'Missed', unanswered: 'No answer', failed: 'Failed', ended: 'Ended' },
    action: { answer: 'Answer', hangup: 'Hang up', assign: 'Book', addPatient: 'Add patient', open: 'Open' },
    mark: { archived: 'archive', banned: 'booking ban', employee: 'employee', returning: 'returning', primary: 'primary', consulted: 'consulted' },
    voice: {
      tools: 'The talk', hangup: 'Hang up', mute: 'Microphone', muted: 'Muted', hold: 'Hold', retrieve: 'Take back', transfer: 'Transfer', keypad: 'Keypad', keypadLabel: 'Keys of the phone', pressed: 'Pressed',
      transferTo: 'Transfer to', colleagues: 'Phones of colleagues', consult: 'Talk first', blind: 'Transfer at once', badTarget: 'An extension or a telephone number in digits', join: 'Connect them', leaveRinging: 'Transfer without waiting', backToCaller: 'Back to the caller',
      transferState: { sent: 'Transferring to {{to}}…', calling: 'Calling {{to}}, the caller waits', talking: 'You talk with {{to}}, the caller waits' },
      trouble: {
        'no-microphone': 'The microphone does not answer. Switch the headset on and press “Answer” again: the call is not lost.', 'voice-failed': 'The sound did not open. Press “Answer” again: the call is not lost.', 'voice-restoring': 'The sound is gone, bringing it back…', 'voice-lost': 'The sound did not come back, the talk has ended.',
        'transfer-refused': 'The transfer did not work. The caller is with you again.', 'colleague-refused': 'The colleague did not answer. The caller is with you again.',
      },
    },
  },
  dial: {
    any: 'in any form: +7, 8 or 10 digits',
    again: 'The phone is silent, call once more', suspendedBy: 'Calls suspended: {{name}}, {{time}}',
    link: { title: 'Call from a link', ask: 'Another program opened the link. Check the number: the call starts only when you press “Call”.', extension: 'Extension {{extension}}: press it on the phone when somebody answers.', noRight: 'Only an administrator with a phone of the shift calls from the program.', copy: 'The number can be copied and dialled on the phone.', cancel: 'Do not call',
      refused: { 'not-a-link': 'This is no link to a phone number. Nothing was dialled.', 'too-long': 'The link is too long to be a phone number. Nothing was dialled.', 'service-code': 'The link holds a code that controls the phone (with * or #). It is not dialled from a link: such codes may be harmful.', 'not-a-number': 'The link holds no phone number. Nothing was dialled.', 'short-number': 'Short numbers are not dialled from a link. Dial it on the phone.', 'impossible': 'There is no such number: check it where it is written. Nothing was dialled.' } },
    refused: {
      'no-phone': 'Choose the phone of the shift first: the button at the bottom.', 'dialing': 'A call is being dialled already. Wait for the answer or put the handset down.', 'unsure': 'The exchange did not say what became of the last call. Look at the phone: the red line on top.', 'talking': 'You are talking: a new call can start after it.', 'suspended': 'The telephony is suspended, no call was started.',
      'bad-number': 'This number cannot be called. Check the digits.', 'not-possible': 'The telephony cannot dial now. Dial on the phone itself.', 'demo-only': 'The demo base calls only the demo exchange.',
    },
  },
  whoType: { wantsToBook: 'Patient. Wants to book', alreadyBooked: 'Patient. Already booked', other: 'Patient. Other', employee: 'Employee', contractor: 'Others and contractors' },
  panel: {
    tab: 'Call', bookingTab: 'New appointment', close: 'Close the call', time: 'Time', phone: 'Phone', script: 'Script', others: 'Other calls on the line',
    title: { inbound: 'Incoming call', outbound: 'Outgoing call', add: 'Adding a comment to the conversation', edit: 'Changing the comment on the conversation', lead: 'Lead' },
    several_one: 'Incoming: {{count}} call', several_other: 'Incoming: {{count}} calls',
    recent: 'Calls of 30 minutes without a comment', noRecent: 'Nobody is calling, and all calls of the last 30 minutes have a comment.', tableHelp: '↑↓ and Enter, or the last digits of the number',
    who: 'Who', whom: 'To whom', whoHint: 'Surname and name', type: 'Who, type', topic: 'Topic', topicHint: 'Topic of the talk', comment: 'Comment', commentHint: 'What it was about', nobodyFound: 'No card: the name stays as written',
    reason: { today: 'today {{text}}', next: 'booked {{text}}', lead: 'lead {{text}}', last: 'last visit {{text}}' }, chooseKey: 'Ctrl and a digit',
    choose: 'Who is calling', chooseWhy_one: '{{count}} card has this number. Who is calling?', chooseWhy_other: '{{count}} cards have this number. Who is calling?',
    noTopic: 'Choose a topic, otherwise the row is left out of the conversion. To save without it, press once more.', saveAndBook: 'Save and book', save: 'Save', saved: 'Saved', savedToBuffer: 'Saved. The call is in the buffer: choose a time in the schedule', isSaved: 'Saved already',
    more: 'Wait list and task', toWaitlist: 'To the wait list…', toTask: 'Make a task…',
  },
  buffer: {
    empty: 'The buffer is empty: “Save and book” puts a call here.', openCall: 'Open the call', toSchedule: 'Choose a time in the schedule', toWaitlist: 'Add to the wait list…', toTask: 'Make a task…', drop: 'Remove from the buffer',
  },
  task: { bookOf: 'Book: {{who}}', what: 'What to do', day: 'Day', time: 'Time', add: 'Make the task', added: 'The task is made, it will remind you' },
  waitlist: {
    doctor: 'Doctor', anyDoctor: 'any doctor', length: 'Length, min', from: 'From day', till: 'Till day', badDays: 'The last day is before the first', hours: 'Suitable time', parts: { any: 'any', morning: 'morning, 8–12', day: 'day, 12–17', evening: 'evening, 17–22' },
    wish: 'Wish', add: 'Add', added: 'Added to the wait list',
  },
} as const;
