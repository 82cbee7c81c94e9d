const ru = {
  title: 'Новые заявки', list: 'Заявки, на которые ещё не ответили', fold: 'Свернуть заявки', unfold: 'Показать заявки', key: 'F8',
  waits_one: '{{count}} заявка ждёт', waits_few: '{{count}} заявки ждут', waits_many: '{{count}} заявок ждут', waits_other: '{{count}} заявки ждут',
  ago_one: '{{count}} минута', ago_few: '{{count}} минуты', ago_many: '{{count}} минут', ago_other: '{{count}} минуты',
  showAll: 'Показать все ({{count}})', open: 'Открыть заявку: {{who}}', call: 'Позвонить', callTo: 'Позвонить по заявке: {{who}}', noName: 'Имя не указано', noNumber: 'номера нет',
  signed: 'в заявке: {{name}}', several: 'номер в нескольких карточках', takenBy: 'Взяла заявку {{name}}, {{time}}', takenMine: 'Вы открыли в {{time}}',
  soundOn: 'Звук заявок включён', soundOff: 'Звук заявок выключен', turnOff: 'Выключить звук заявок', turnOn: 'Включить звук заявок',
  problem: {
    'no-phone': 'Телефон не указан', 'bad-phone': 'Номер написан с ошибкой', 'both-names': 'Имя пришло в двух видах, проверьте', 'plan-reversed': 'Желаемое время написано наоборот', 'plan-too-long': 'Желаемое время слишком длинное',
    'no-id': 'Источник не дал номера заявки', 'bad-time': 'Время заявки не читается', 'clock-ahead': 'Часы сайта спешат', changed: 'Заявку потом изменили', unreadable: 'Заявку не удалось прочитать целиком', 'too-large': 'Заявка пришла слишком большой',
  },
  taken: { title: 'Заявка уже у коллеги', text: '{{name}} открыла эту заявку в {{time}}. Возможно, ей уже звонят.', call: 'Всё равно позвонить', leave: 'Не звонить' },
  byLead: 'По заявке', block: 'Заявка', leftAt: 'Оставлена', wish: 'Пожелание', doctor: 'Врач', words: 'Сообщение', email: 'Эл. почта', form: 'Форма', page: 'Страница', name: 'Имя в заявке',
  waiting: 'Ждёт ответа', processed: 'Обработана', openLead: 'Открытая заявка в {{time}}', openLeadFrom: 'Открытая заявка в {{time}}, {{source}}', closeByCall: 'Закрыть заявку этим звонком', closed: 'Заявка закрыта этим звонком',
  saveToCard: 'Сохранить и перейти к карточке пациента', topicRequired: 'Звонок по заявке сохраняется с темой: выберите её.',
  place: {
    title: 'Заявки на этом компьютере', intro: 'Окно новых заявок видят все, кто отвечает на обращения. Здесь решают, как оно ведёт себя на этом рабочем месте.',
    sound: 'Звук при новой заявке', soundHint: 'Один раз сразу и ещё раз через 5 и 15 минут, пока заявку никто не открыл и по ней не позвонил',
    inTalk: 'Во время разговора', tick: 'Тихий щелчок', off: 'Не звучать', sources: 'Показывать заявки', sourcesHint: 'Скрытые здесь заявки остаются в «Истории обращений» и в счёте «Показать все»', noSources: 'Заявок ещё не было: источники появятся здесь сами.', readOnly: 'меняет руководитель',
  },
};
const en: typeof ru = {
  title: 'New leads', list: 'Leads nobody has answered yet', fold: 'Fold the leads', unfold: 'Show the leads', key: 'F8',
  waits_one: '{{count}} lead waits', waits_few: '{{count}} leads wait', waits_many: '{{count}} leads wait', waits_other: '{{count}} leads wait',
  ago_one: '{{count}} minute', ago_few: '{{count}} minutes', ago_many: '{{count}} minutes', ago_other: '{{count}} minutes',
  showAll: 'Show all ({{count}})', open: 'Open the lead: {{who}}', call: 'Call', callTo: 'Call about the lead: {{who}}', noName: 'No name given', noNumber: 'no number',
  signed: 'in the lead: {{name}}', several: 'the number is in several cards', takenBy: '{{name}} took the lead, {{time}}', takenMine: 'You opened it at {{time}}',
  soundOn: 'The sound of leads is on', soundOff: 'The sound of leads is off', turnOff: 'Turn the sound of leads off', turnOn: 'Turn the sound of leads on',
  problem: {
    'no-phone': 'No phone number', 'bad-phone': 'The number is written wrongly', 'both-names': 'The name came in two forms, check it', 'plan-reversed': 'The wished time is the wrong way round', 'plan-too-long': 'The wished time is too long',
    'no-id': 'The source gave no number of the lead', 'bad-time': 'The time of the lead cannot be read', 'clock-ahead': 'The clock of the site is fast', changed: 'The lead was changed later', unreadable: 'The lead could not be read whole', 'too-large': 'The lead was too large',
  },
  taken: { title: 'A colleague has this lead', text: '{{name}} opened this lead at {{time}}. The person may be on the phone already.', call: 'Call all the same', leave: 'Do not call' },
  byLead: 'By a lead', block: 'Lead', leftAt: 'Left', wish: 'Wish', doctor: 'Doctor', words: 'Message', email: 'E-mail', form: 'Form', page: 'Page', name: 'Name in the lead',
  waiting: 'Waits for an answer', processed: 'Dealt with', openLead: 'An open lead at {{time}}', openLeadFrom: 'An open lead at {{time}}, {{source}}', closeByCall: 'Close the lead by this call', closed: 'The lead is closed by this call',
  saveToCard: 'Save and go to the patient’s card', topicRequired: 'A call about a lead is saved with a topic: choose it.',
  place: {
    title: 'Leads at this PC', intro: 'Everybody who answers inquiries sees the window of new leads. Here it is decided how it behaves at this workplace.',
    sound: 'A sound at a new lead', soundHint: 'Once at once and again after 5 and 15 minutes, until somebody opens the lead or calls',
    inTalk: 'During a call', tick: 'A quiet tick', off: 'No sound', sources: 'Show leads of', sourcesHint: 'Leads hidden here stay in the history and in “Show all”', noSources: 'There were no leads yet: their sources will appear here.', readOnly: 'the manager changes it',
  },
};
export const leads = { ru, en };
