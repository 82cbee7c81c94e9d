const ru = {
  title: 'Расписание',
  status: {
    unconfirmed: 'Не подтверждён', confirmed: 'Подтверждён', arrived: 'Пришёл', inChair: 'На приёме', completed: 'Завершён', noShow: 'Не пришёл', cancelled: 'Отменён',
  },
  toolbar: {
    label: 'Дни и фильтры расписания',
    previousDay: 'Предыдущий день', nextDay: 'Следующий день', today: 'Сегодня', chooseDay: 'Выбрать день', previousMonth: 'Предыдущий месяц', nextMonth: 'Следующий месяц',
    doctors: 'Врачи', allDoctors: 'все', doctorsChosen: 'Врачей: {{count}}', findDoctor: 'Фамилия или специальность', nobody: 'Никого не найдено',
    group: 'Специалисты', allGroups: 'все группы',
    time: 'Удобное время', any: 'любое время', morning: 'утро, до 12', afternoon: 'день, 12–17', evening: 'вечер, с 17', custom: 'свои часы…',
    from: 'С', till: 'До',
    length: 'Длительность', anyLength: 'длит.', usualLength: 'обычная', minutes: '{{count}} мин',
    nearest: 'Ближайшее окно', nearestAt: 'Окно: {{when}} {{doctor}}', nearestHint: 'Перейти к ближайшему свободному времени. Ещё раз: следующее', noneFree: 'Свободного времени нет',
    reset: 'Сбросить фильтры', shown: 'Показано врачей: {{shown}} из {{all}}',
    cancelled: 'Показывать отменённые', view: 'Вид', zoom: 'Масштаб {{percent}} %', zoomIn: 'Крупнее', zoomOut: 'Мельче',
  },
  grid: {
    label: 'Расписание приёмов, {{day}}. Стрелки двигают место на 5 минут или к соседнему врачу, Enter записывает или открывает, Shift+F10 открывает меню',
    doctor: '{{name}}, {{speciality}}, приёмов: {{count}}', dayOff: 'не работает', load: 'занято {{percent}} %',
    now: 'сейчас', newOne: 'Новый прием', reserve: 'Резерв',
    phoneEnds: 'телефон оканчивается на', debt: 'долг', banned: 'запрет записи', noName: 'Без карты',
    nobody: 'Нет врачей по этим фильтрам', nobodyHint: 'Сбросьте фильтры или выберите другой день', noDoctors: 'В этот день никто не принимает',
    failed: 'Не удалось прочитать расписание', again: 'Повторить', loading: 'Расписание загружается',
  },
  say: {
    free: '{{doctor}}, {{from}}–{{till}}, свободно', closed: '{{doctor}}, {{from}}–{{till}}, врач не работает',
    reserved: '{{doctor}}, {{from}}–{{till}}, резерв: {{reason}}', taken: '{{doctor}}, {{from}}–{{till}}: {{patient}}, {{status}}',
    cancelDrag: 'Перетаскивание отменено, ничего не изменилось', dragged: '{{doctor}}, {{from}}–{{till}}',
  },
  menu: {
    label: 'Меню места в расписании',
    bookFromBuffer: 'Записать на прием (из буфера - {{who}})...', book: 'Записать на прием...', reserve: 'Зарезервировать время...', waitlist: 'Добавить в лист ожидания…',
    unreserve: 'Снять резерв', openCard: 'Открыть карточку', call: 'Позвонить {{phone}}', move: 'Перенести приём…', cancel: 'Отменить приём…', status: 'Статус', comment: 'Комментарий…',
    readOnly: 'У вашей роли нет права менять расписание',
  },
  done: {
    moved: '{{patient}}: перенесено на {{when}}', resized: '{{patient}}: теперь {{from}}–{{till}}', cancelled: '{{patient}}: приём отменён', status: '{{patient}}: {{status}}',
    commented: 'Комментарий сохранён', reserved: 'Время зарезервировано', unreserved: 'Резерв снят', waitlisted: '{{who}}: в листе ожидания', undo: 'Отменить', undone: 'Возвращено, как было', undoTooLate: 'Вернуть уже нельзя: приём изменился или прошло больше 8 секунд',
  },
  dialog: {
    close: 'Закрыть', back: 'Не менять',
    cancelTitle: 'Отменить приём', cancelWho: 'Кто отменяет', byPatient: 'Пациент', byClinic: 'Клиника', reason: 'Причина', reasonHint: 'Необязательно', cancelDo: 'Отменить приём',
    moveTitle: 'Перенести приём', doctor: 'Врач', anyDoctor: 'любой врач', fromDay: 'Не раньше', freeTimes: 'Свободное время', noFree: 'На ближайшие дни свободного времени нет. Выберите другого врача, время или дату.', searching: 'Ищу свободное время', moveDo: 'Перенести на {{when}}', moveChoose: 'Выберите время', reasonMove: 'Причина переноса',
    reserveTitle: 'Зарезервировать время', from: 'С', till: 'До', reserveDo: 'Зарезервировать', reserveNeedsReason: 'Напишите, для чего резерв', badStretch: 'Конец должен быть позже начала',
    waitTitle: 'Добавить в лист ожидания', who: 'Кто', phone: 'Телефон', wish: 'Пожелание', wishHint: 'Например: вечером, кроме среды', waitDo: 'Добавить', waitNeedsWho: 'Выберите пациента или напишите имя',
    commentTitle: 'Комментарий к приёму', save: 'Сохранить',
  },
  keys: {
    title: 'Клавиши расписания', arrows: 'на 5 минут, к соседнему врачу', ctrlArrows: 'на час', shiftArrows: 'выделить время', homeEnd: 'начало и конец дня', enter: 'записать или открыть', altArrows: 'перенести приём', menu: 'меню', pages: 'день назад и вперёд', today: 'сегодня', undo: 'вернуть последнее', del: 'отменить приём',
  },
};

const en: typeof ru = {
  title: 'Schedule',
  status: { unconfirmed: 'Not confirmed', confirmed: 'Confirmed', arrived: 'Arrived', inChair: 'In the chair', completed: 'Completed', noShow: 'No show', cancelled: 'Cancelled' },
  toolbar: {
    label: 'Days and filters of the schedule',
    previousDay: 'Previous day', nextDay: 'Next day', today: 'Today', chooseDay: 'Choose a day', previousMonth: 'Previous month', nextMonth: 'Next month',
    doctors: 'Doctors', allDoctors: 'all', doctorsChosen: 'Doctors: {{count}}', findDoctor: 'Surname or speciality', nobody: 'Nobody found',
    group: 'Specialists', allGroups: 'all groups',
    time: 'Suitable time', any: 'any time', morning: 'morning, till 12', afternoon: 'day, 12–17', evening: 'evening, from 17', custom: 'own hours…',
    from: 'From', till: 'Till',
    length: 'Length', anyLength: 'length', usualLength: 'usual', minutes: '{{count}} min',
    nearest: 'Nearest slot', nearestAt: 'Slot: {{when}} {{doctor}}', nearestHint: 'Go to the nearest free time. Again: the next one', noneFree: 'No free time',
    reset: 'Clear the filters', shown: 'Doctors shown: {{shown}} of {{all}}',
    cancelled: 'Show cancelled ones', view: 'View', zoom: 'Zoom {{percent}} %', zoomIn: 'Larger', zoomOut: 'Smaller',
  },
  grid: {
    label: 'Schedule of appointments, {{day}}. Arrows go 5 minutes or to the next doctor, Enter books or opens, Shift+F10 opens the menu',
    doctor: '{{name}}, {{speciality}}, appointments: {{count}}', dayOff: 'day off', load: '{{percent}} % taken',
    now: 'now', newOne: 'New appointment', reserve: 'Reserved',
    phoneEnds: 'phone ends in', debt: 'debt', banned: 'booking ban', noName: 'No card',
    nobody: 'No doctors fit these filters', nobodyHint: 'Clear the filters or choose another day', noDoctors: 'Nobody works on this day',
    failed: 'The schedule could not be read', again: 'Try again', loading: 'The schedule is loading',
  },
  say: {
    free: '{{doctor}}, {{from}}–{{till}}, free', closed: '{{doctor}}, {{from}}–{{till}}, the doctor does not work',
    reserved: '{{doctor}}, {{from}}–{{till}}, reserved: {{reason}}', taken: '{{doctor}}, {{from}}–{{till}}: {{patient}}, {{status}}',
    cancelDrag: 'Dragging cancelled, nothing has changed', dragged: '{{doctor}}, {{from}}–{{till}}',
  },
  menu: {
    label: 'Menu of a place in the schedule',
    bookFromBuffer: 'Book (from the buffer - {{who}})...', book: 'Book...', reserve: 'Reserve the time...', waitlist: 'Add to the wait list…',
    unreserve: 'Release the reserved time', openCard: 'Open the card', call: 'Call {{phone}}', move: 'Move the appointment…', cancel: 'Cancel the appointment…', status: 'Status', comment: 'Comment…',
    readOnly: 'Your role may not change the schedule',
  },
  done: {
    moved: '{{patient}}: moved to {{when}}', resized: '{{patient}}: now {{from}}–{{till}}', cancelled: '{{patient}}: appointment cancelled', status: '{{patient}}: {{status}}',
    commented: 'Comment saved', reserved: 'The time is reserved', unreserved: 'The reserved time is released', waitlisted: '{{who}}: on the wait list', undo: 'Undo', undone: 'Put back as it was', undoTooLate: 'It cannot be put back: the appointment has changed or more than 8 seconds have passed',
  },
  dialog: {
    close: 'Close', back: 'Leave as it is',
    cancelTitle: 'Cancel the appointment', cancelWho: 'Who cancels', byPatient: 'The patient', byClinic: 'The clinic', reason: 'Reason', reasonHint: 'Optional', cancelDo: 'Cancel the appointment',
    moveTitle: 'Move the appointment', doctor: 'Doctor', anyDoctor: 'any doctor', fromDay: 'Not before', freeTimes: 'Free time', noFree: 'There is no free time in the next days. Choose another doctor, time or date.', searching: 'Looking for free time', moveDo: 'Move to {{when}}', moveChoose: 'Choose a time', reasonMove: 'Reason of the move',
    reserveTitle: 'Reserve the time', from: 'From', till: 'Till', reserveDo: 'Reserve', reserveNeedsReason: 'Write what it is reserved for', badStretch: 'The end must be later than the start',
    waitTitle: 'Add to the wait list', who: 'Who', phone: 'Phone', wish: 'Wish', wishHint: 'For example: in the evening, not on Wednesday', waitDo: 'Add', waitNeedsWho: 'Choose a patient or write a name',
    commentTitle: 'Comment on the appointment', save: 'Save',
  },
  keys: {
    title: 'Keys of the schedule', arrows: '5 minutes, the next doctor', ctrlArrows: 'an hour', shiftArrows: 'select time', homeEnd: 'start and end of the day', enter: 'book or open', altArrows: 'move the appointment', menu: 'menu', pages: 'day back and forth', today: 'today', undo: 'put the last one back', del: 'cancel the appointment',
  },
};

export { en, ru };
