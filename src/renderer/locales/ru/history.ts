export const history = {
  history: {
    title: 'История обращений', filters: 'Фильтры истории', period: 'Период', periods: { today: 'Сегодня', yesterday: 'Вчера', week: '7 дней', month: '30 дней', all: 'За всё время', own: 'Свои дни' }, from: 'С', till: 'По', type: 'Тип звонка', author: 'Сотрудник', noAuthor: 'Без сотрудника', topic: 'Тема', success: 'Успешность', digits: 'цифры номера', reset: 'Сбросить',
    outcome: { answered: 'Отвеченные', missed: 'Пропущенные', unanswered: 'Без ответа' }, successes: { linked: 'Есть запись', none: 'Без записи' },
    count_one: '{{count}} обращение', count_few: '{{count}} обращения', count_many: '{{count}} обращений', count_other: '{{count}} обращения',
    columns: { time: 'Время', type: 'Тип', phone: 'Телефон', who: 'Кто', whoType: 'Кто, тип', topic: 'Тема разговора', comment: 'Комментарий', author: 'Сотрудник', success: 'Успешность', channel: 'Реклама', outgoing: 'Звонок' },
    kind: { inbound: 'Входящий', outbound: 'Исходящий', missed: 'Пропущен', unanswered: 'Без ответа', failed: 'Не состоялся', running: 'Идёт', lead: 'Заявка', chat: 'Чат', dialog: 'Диалог', dialogLead: 'Заявка-диалог' },
    add: 'Добавить', addComment: 'Добавить комментарий…', edit: 'Изменить комментарий…', call: 'Позвонить {{number}}', openCard: 'Открыть карточку', menu: 'Действия со строкой', incomplete: 'не заполнено', nothing: 'За эти дни обращений нет. Измените период или сбросьте фильтры.', failed: 'Не удалось прочитать историю.', noneOfPatient: 'Обращений этого пациента нет.',
  },
} as const;
