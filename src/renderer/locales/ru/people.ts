export const people = {
  person: {
    patient: 'Пациент', archived: 'архив', banned: 'запрет записи', archivedWhy: 'В архиве: {{reason}}', bannedWhy: 'Запрет записи: {{reason}}', guardianIs: 'родитель: {{name}}', next: 'будет {{what}}', noAge: 'возраст неизвестен', parent: 'Родитель', guardian: 'Опекун',
    balance: 'Личный счёт', debt: 'долг', advance: 'аванс', treatment: 'Сумма лечения', familyTreatment: 'Лечение семьи', insured: 'Лечение по ДМС', extraComment: 'Дополнительный комментарий',
    appointments: 'Приёмы', toAppointments: 'К приёмам', completed: 'Завершено', completedWhy: 'Завершённые из завершённых, неявок и отменённых пациентом. Перенесённые и отменённые клиникой не считаются.', last: 'Последний', future: 'Будущие приёмы', noFuture: 'Будущих приёмов нет', tasks: 'Задачи',
  },
  patientStatus: { primary: 'первичный', consulted: 'отконсультированный', returning: 'повторный' },
  appointmentStatus: { unconfirmed: 'Не подтверждён', confirmed: 'Подтверждён', arrived: 'Пришёл', inChair: 'На приёме', completed: 'Завершён', noShow: 'Не пришёл', cancelled: 'Отменён' },
  appointments: { move: 'Перенести', cancel: 'Отменить', moveOf: 'Перенести приём {{when}}', cancelOf: 'Отменить приём {{when}}', future: 'Будущие', past: 'Прошедшие и отменённые', noPast: 'Прошедших приёмов нет', toSchedule: 'В расписание' },
  consent: { personalData: 'Персональные данные', notifications: 'Сообщения о приёмах', robotCalls: 'Звонки робота', recording: 'Запись разговоров' },
  consentHow: { paper: 'на бумаге', desk: 'на стойке', app: 'в приложении', phone: 'по телефону' },
  phoneKind: { mobile: 'мобильный', landline: 'городской', foreign: 'иностранный', short: 'короткий', unparsed: 'не распознан' },
  card: {
    surname: 'Фамилия', firstName: 'Имя', patronymic: 'Отчество', born: 'Дата рождения', sex: 'Пол', female: 'Женский', male: 'Мужской', phones: 'Телефоны', phone: 'Телефон', phoneNote: 'чей, когда звонить', addPhone: 'Ещё телефон', removePhone: 'Убрать телефон', mainPhone: 'Основной телефон', main: 'основной', email: 'Эл. почта',
    noSurname: 'Напишите фамилию: без неё карточку не найти', consents: 'Согласия', create: 'Добавить карточку', created: 'Карточка добавлена', updated: 'Карточка сохранена', edit: 'Изменить', close: 'Закрыть карточку', debt: 'долг {{sum}}',
    age_one: '{{count}} год', age_few: '{{count}} года', age_many: '{{count}} лет', age_other: '{{count}} года',
    tabs: { main: 'Главная', appointments: 'Приёмы', inquiries: 'Обращения' }, noPhones: 'Телефонов нет', comments: 'Комментарии', mainComment: 'Основной комментарий', extraComment: 'Дополнительный комментарий', money: 'Деньги',
    family: 'Семья', noFamily: 'Родственники не указаны', unite: 'Объединить в семью…', uniteWith: 'С кем объединить', policies: 'Полисы ДМС', noPolicies: 'Полисов нет', addPolicy: 'Добавить полис…', insurer: 'Страховая компания', policyNumber: 'Номер полиса', validFromDay: 'Действует с', validTillDay: 'Действует по', validTill: 'до {{day}}',
    givenAt: 'дано {{when}}, {{how}}', revokedAt: 'отозвано {{when}}', notGiven: 'не дано', state: 'Состояние', status: 'Статус', reason: 'Причина', archive: 'В архив…', ban: 'Запретить запись…', unarchive: 'Вернуть из архива', unban: 'Снять запрет записи', banSince: 'Запрет с {{when}} {{by}}', archiveSince: 'В архиве с {{when}} {{by}}',
  },
  patients: { search: 'Поиск пациента', searchHint: 'Фамилия, имя или цифры номера', add: 'Добавить пациента', found: 'Найденные пациенты', start: 'Напишите часть имени в любом порядке или последние цифры номера.', nobody: 'Никого не нашли. Проверьте фамилию или добавьте карточку.', choose: 'Выберите пациента слева, карточка откроется здесь.' },
  palette: { placeholder: 'Имя, номер, врач или действие', patients: 'Пациенты', doctors: 'Врачи', actions: 'Действия', answer: 'Ответить на звонок', hangup: 'Завершить разговор', calls: 'Открыть звонки', buffer: 'Открыть буфер', dial: 'Позвонить по номеру…' },
} as const;
