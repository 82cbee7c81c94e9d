const ru = {
  failed: 'Не удалось прочитать. Закройте и откройте снова.', loading: 'Читаем',
  kind: { inbound: 'Входящий звонок', outbound: 'Исходящий звонок', chat: 'Чат', lead: 'Заявка', dialog: 'Диалог', dialogLead: 'Заявка-диалог' },
  person: { onlyCard: 'Пациент по номеру: он только в одной карточке', severalCards: 'Номер в нескольких карточках, никто не выбран', employee: 'В «Кто» сотрудник', nobody: 'В «Кто» никто не выбран' },
  type: 'Тип', facts: 'Что ещё решено', linked: 'Связано с этим обращением', others: 'Рядом, но не связано', linkedTo: 'Связано:', notLinked: 'Не связано ни с одним обращением', losers: 'Почему не другие обращения рядом',
  deed: { booked: 'Запись', cancelled: 'Отмена', moved: 'Перенос' }, made: 'сделано {{when}}',
  nothing: { linked: 'Записей, переносов и отмен рядом с разговором не было', unanswered: 'Ничего: на звонок не ответили, связать может только буфер', lead: 'Ничего: разговора ещё не было, связать может только буфер', others: 'Других действий рядом нет', actions: 'Этот приём записан не здесь: действий с ним программа не видела' },
  windows: 'Окна: запись до {{booked}} мин от разговора, перенос и отмена до {{changed}} мин. Границы входят.',
  open: 'Почему так', typeWhy: 'Почему такой тип', typeAndLinks: 'Почему такой тип и связи',
};
const en: typeof ru = {
  failed: 'Could not be read. Close and open it again.', loading: 'Reading',
  kind: { inbound: 'Incoming call', outbound: 'Outgoing call', chat: 'Chat', lead: 'Lead', dialog: 'Dialog', dialogLead: 'Dialog lead' },
  person: { onlyCard: 'Patient by the number: it is in one card only', severalCards: 'The number is in several cards, nobody is chosen', employee: '“Who” is an employee', nobody: 'Nobody is chosen in “Who”' },
  type: 'Type', facts: 'What else was decided', linked: 'Linked with this contact', others: 'Near it, but not linked', linkedTo: 'Linked:', notLinked: 'Linked with no contact', losers: 'Why not the other contacts near it',
  deed: { booked: 'Booking', cancelled: 'Cancellation', moved: 'Move' }, made: 'made {{when}}',
  nothing: { linked: 'There were no bookings, moves or cancellations near the call', unanswered: 'Nothing: nobody answered, only the buffer can link', lead: 'Nothing: nobody has talked yet, only the buffer can link', others: 'Nothing else near it', actions: 'This appointment was not booked here: the program saw none of its actions' },
  windows: 'Windows: a booking up to {{booked}} min from the call, a move or cancellation up to {{changed}} min. The ends belong to them.',
  open: 'Why so', typeWhy: 'Why this type', typeAndLinks: 'Why this type and these links',
};
export const why = { ru, en };
