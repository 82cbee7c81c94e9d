const ru = {
  title: 'Новый прием', toTask: 'Создать задачу…', toWaitlist: 'В лист ожидания…',
  close: 'Закрыть без записи',
  fromBuffer: 'Из буфера', withoutBuffer: 'Записать без буфера',
  when: { label: 'Время', doctor: 'Врач', day: 'Дата', start: 'Начало', length: 'Длительность', minutes: '{{count}} мин', chair: 'Кресло', chairOfShift: 'кресло смены' },
  more: 'Ещё', kind: 'Вид приёма',
  person: {
    label: 'Пациент', hint: 'Фамилия или телефон', nobody: 'Никого не найдено: добавьте новую карточку', change: 'Другой пациент', addNew: 'Добавить новую', newOne: 'Новая карточка', banned: 'запрет записи', archived: 'в архиве', card: 'Открыть карточку',
  },
  call: { title: 'Комментарий к разговору', copy: 'Скопировать в комментарий к приёму', copied: 'Скопировано', link: 'Связать с текущим звонком', linkHint: 'Запись войдёт в успешность этого звонка' },
  comment: 'Комментарий к приёму', earlier: 'Пациент хочет раньше', earlierHint: 'После записи появится в листе ожидания', earlierWish: 'Когда удобно', earlierWishHint: 'Например: любой день до 12:00',
  book: 'Записать пациента', booking: 'Записываю…', noPatient: 'Выберите пациента или добавьте новую карточку', bannedNow: 'Запись этого пациента запрещена',
  done: 'Записано: {{patient}}, {{when}}, {{doctor}}', earlierFailed: 'Приём записан, но в лист ожидания добавить не удалось. Добавьте через меню расписания.',
  refused: {
    doctorTaken: 'Это время уже занято: {{by}}, {{from}}–{{till}}. Ничего не изменилось, выберите другое время.',
    chairTaken: 'Кресло в это время занято: {{by}}, {{from}}–{{till}}. Ничего не изменилось, выберите другое время или кресло.',
    outsideHours: 'Врач в это время не работает. Ничего не изменилось, выберите время внутри смены.',
    absent: {
      vacation: 'Врач в это время в отпуске{{reason}}. Ничего не изменилось, выберите другой день.', sick: 'Врач в это время на больничном{{reason}}. Ничего не изменилось, выберите другой день.',
      study: 'Врач в это время на учёбе{{reason}}. Ничего не изменилось, выберите другое время.', other: 'Врача в это время нет{{reason}}. Ничего не изменилось, выберите другое время.',
    },
    reserved: 'Время зарезервировано: {{reason}}. Ничего не изменилось, выберите другое время или снимите резерв.',
    reservedNoReason: 'Время зарезервировано. Ничего не изменилось, выберите другое время или снимите резерв.',
    banned: 'Этого пациента записывать запрещено: {{reason}}. Запрет снимает руководитель в карточке.',
    bannedNoReason: 'Этого пациента записывать запрещено. Запрет снимает руководитель в карточке.',
  },
};

const en: typeof ru = {
  title: 'New appointment', toTask: 'Create a task…', toWaitlist: 'To the wait list…',
  close: 'Close without booking',
  fromBuffer: 'From the buffer', withoutBuffer: 'Book without the buffer',
  when: { label: 'Time', doctor: 'Doctor', day: 'Date', start: 'Start', length: 'Length', minutes: '{{count}} min', chair: 'Chair', chairOfShift: 'chair of the shift' },
  more: 'More', kind: 'Kind of appointment',
  person: {
    label: 'Patient', hint: 'Surname or phone', nobody: 'Nobody found: add a new card', change: 'Another patient', addNew: 'Add a new card', newOne: 'New card', banned: 'booking ban', archived: 'archived', card: 'Open the card',
  },
  call: { title: 'Comment on the call', copy: 'Copy into the appointment', copied: 'Copied', link: 'Link with the current call', linkHint: 'The booking counts as a success of this call' },
  comment: 'Comment on the appointment', earlier: 'The patient wants earlier', earlierHint: 'Goes to the wait list once booked', earlierWish: 'When it suits', earlierWishHint: 'For example: any day before 12:00',
  book: 'Book the patient', booking: 'Booking…', noPatient: 'Choose a patient or add a new card', bannedNow: 'This patient may not be booked',
  done: 'Booked: {{patient}}, {{when}}, {{doctor}}', earlierFailed: 'The appointment is booked, but it could not be added to the wait list. Add it from the menu of the schedule.',
  refused: {
    doctorTaken: 'This time is taken: {{by}}, {{from}}–{{till}}. Nothing has changed, choose another time.',
    chairTaken: 'The chair is taken at this time: {{by}}, {{from}}–{{till}}. Nothing has changed, choose another time or chair.',
    outsideHours: 'The doctor does not work at this time. Nothing has changed, choose a time inside the shift.',
    absent: {
      vacation: 'The doctor is on leave then{{reason}}. Nothing has changed, choose another day.', sick: 'The doctor is ill then{{reason}}. Nothing has changed, choose another day.',
      study: 'The doctor is at a course then{{reason}}. Nothing has changed, choose another time.', other: 'The doctor is away then{{reason}}. Nothing has changed, choose another time.',
    },
    reserved: 'The time is reserved: {{reason}}. Nothing has changed, choose another time or release it.',
    reservedNoReason: 'The time is reserved. Nothing has changed, choose another time or release it.',
    banned: 'This patient may not be booked: {{reason}}. The manager lifts the ban in the card.',
    bannedNoReason: 'This patient may not be booked. The manager lifts the ban in the card.',
  },
};

export { en, ru };
