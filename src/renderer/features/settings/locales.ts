const ru = {
  title: 'Телефония', intro: 'Стойка входит на АТС теми же номерами, что и настольные телефоны, и видит их звонки. Отвечают трубкой телефона.',
  account: 'Номер {{extension}}', newAccount: 'Новый номер', extension: 'Внутренний номер', user: 'Имя для входа', password: 'Пароль', kept: 'Сохранён; пустое поле оставит прежний', server: 'Адрес АТС',
  serverHint: 'wss://atc.clinic.ru:8089/ws, ws://…, tls://… или tcp://…', domain: 'Домен SIP', watch: 'Следить за телефоном (BLF, dialog)', watchHint: 'Видны ответ, конец и исходящие звонки телефона', add: 'Добавить номер', remove: 'Убрать', save: 'Сохранить и войти на АТС',
  saved: 'Сохранено. Проверьте строку связи внизу: «Связь с АТС».', none: 'Номеров ещё нет', required: 'Заполните это поле', badServer: 'Адрес начинается с wss://, ws://, tls:// или tcp://. UDP не поддерживается.', badExtension: 'Буквы, цифры, точка, плюс, дефис',
  state: 'Состояние', registered: 'зарегистрирован', notRegistered: 'не зарегистрирован', lines: 'Состояние связи',
  code: { 'sip.unauthorized': 'АТС не приняла имя или пароль. Исправьте их и сохраните.', 'sip.forbidden': 'АТС не впустила Стойку: пароль неверен, или она не принимает второй вход на номер (max_contacts 2 или больше).', 'sip.one-contact': 'АТС держит на номере один телефон: Стойка и аппарат вытесняли друг друга. Номер оставлен аппарату. Разрешите второй вход (max_contacts 2 или больше) и сохраните.', 'sip.unreachable': 'АТС не отвечает по этому адресу. Стойка пробует снова сама.', 'sip.no-reply': 'АТС замолчала: звонок сейчас не пришёл бы. Стойка пробует снова сама.', 'sip.binding-lost': 'АТС забыла этот номер. Стойка входит снова.', 'sip.watch-lost': 'Звонки приходят, но АТС перестала рассказывать, что делает телефон. Стойка подписывается снова.', other: 'Связи с АТС нет. Стойка пробует снова сама.' },
  dial: 'Звонок из программы', dialHint: 'Сначала звонит ваш телефон; пациента набирают, когда поднята трубка', dialModes: { auto: 'Сама выберет (рекомендуется)', refer: 'Набирает телефон (REFER)', threePcc: 'Соединяет Стойка (3PCC)', off: 'Только с аппарата' },
  dialAs: 'Как АТС ждёт номер', dialAsHint: 'Если АТС не понимает +7, выберите восьмёрку', dialForms: { e164: '+7 900 100-01-01', eight: '8 900 100-01-01' },
  wizard: {
    title: 'Проверка телефонов', intro: 'Стойка один раз позвонит на телефон и скажет, что работает. В историю этот звонок не попадёт.', start: 'Проверить', startOf: 'Проверить телефон {{phone}}', stop: 'Остановить', watched: 'виден', notWatched: 'не виден',
    calling: 'Звоним на телефон…', lift: 'Телефон звонит: поднимите трубку на секунду', impossible: 'Этот телефон так не проверить: у его АТС нет такой возможности. Позвоните на него с мобильного и посмотрите, появится ли карточка.',
    step: { registered: 'Номер вошёл на АТС', arrives: 'Звонок на этот номер приходит в Стойку', rings: 'Телефон звонит', watched: 'Стойка видит, что делает телефон', lifted: 'Трубку подняли', dial: 'Звонок из программы' },
    verdict: { yes: 'да', no: 'нет', waits: 'ждём…', open: 'ещё не проверено' },
    advice: {
      registered: 'Проверьте имя, пароль и адрес АТС выше.', arrives: 'АТС не присылает звонки второму входу этого номера. Разрешите на АТС два входа (max_contacts 2 или больше).', rings: 'АТС не видит телефон. Проверьте, что он включён и вошёл на АТС тем же номером.',
      watched: 'АТС не рассказывает о телефоне (BLF, dialog). Без этого не видны ответ, конец и набор с аппарата; звонить из программы можно, соединяет Стойка.', lifted: '', dial: '',
    },
    dialHint: 'Чтобы проверить звонок из программы, нажмите F7, наберите свой мобильный и поднимите трубку телефона.', way: { refer: 'Последний звонок из программы набрал сам телефон (REFER).', threePcc: 'Последний звонок из программы соединила Стойка (3PCC): не закрывайте её во время разговора.', phone: 'Телефон набирает по команде через сеть клиники.', api: 'Звонок из программы набирает АТС.' },
  },
  suspend: { title: 'Звонки из программы', on: 'Разрешены: номера в карточках, задачах и истории набираются нажатием.', off: 'Приостановлены: {{name}}, {{time}}. Входящие звонки видны как обычно, но из программы никто не звонит.', stop: 'Приостановить', go: 'Возобновить' },
  demo: 'В демонстрационной базе работает только учебная АТС или АТС на этом же компьютере (127.0.0.1).',
};
const en: typeof ru = {
  title: 'Telephony', intro: 'Stoika signs in to the exchange with the extensions of the desk phones and sees their calls. Calls are answered by the handset.',
  account: 'Extension {{extension}}', newAccount: 'New extension', extension: 'Extension', user: 'Login name', password: 'Password', kept: 'Kept; an empty field leaves the former one', server: 'Address of the exchange',
  serverHint: 'wss://pbx.clinic.com:8089/ws, ws://…, tls://… or tcp://…', domain: 'SIP domain', watch: 'Watch the phone (BLF, dialog)', watchHint: 'Shows the answer, the end and outgoing calls of the phone', add: 'Add an extension', remove: 'Remove', save: 'Save and sign in to the exchange',
  saved: 'Saved. Look at the line of states below: the exchange.', none: 'No extensions yet', required: 'Fill in this field', badServer: 'The address begins with wss://, ws://, tls:// or tcp://. UDP is not supported.', badExtension: 'Letters, digits, dot, plus, hyphen',
  state: 'State', registered: 'registered', notRegistered: 'not registered', lines: 'State of the line',
  code: { 'sip.unauthorized': 'The exchange refused the name or the password. Correct them and save.', 'sip.forbidden': 'The exchange did not let Stoika in: the password is wrong, or it takes no second sign-in for the extension (max_contacts 2 or more).', 'sip.one-contact': 'The exchange keeps one phone for the extension: Stoika and the phone drove each other out. The extension is left to the phone. Allow a second sign-in (max_contacts 2 or more) and save.', 'sip.unreachable': 'The exchange does not answer at this address. Stoika keeps trying by itself.', 'sip.no-reply': 'The exchange fell silent: a call would not arrive now. Stoika keeps trying by itself.', 'sip.binding-lost': 'The exchange forgot this extension. Stoika signs in again.', 'sip.watch-lost': 'Calls arrive, but the exchange stopped telling what the phone does. Stoika subscribes again.', other: 'No connection with the exchange. Stoika keeps trying by itself.' },
  dial: 'Calls from the program', dialHint: 'Your phone rings first; the patient is dialled when the handset is up', dialModes: { auto: 'Chosen by Stoika (recommended)', refer: 'The phone dials (REFER)', threePcc: 'Stoika joins the two (3PCC)', off: 'By the phone alone' },
  dialAs: 'How the exchange wants numbers', dialAsHint: 'Choose the eight where the exchange does not know +7', dialForms: { e164: '+7 900 100-01-01', eight: '8 900 100-01-01' },
  wizard: {
    title: 'Trial of the phones', intro: 'Stoika rings the phone once and says what works. The history does not get this call.', start: 'Try', startOf: 'Try phone {{phone}}', stop: 'Stop', watched: 'seen', notWatched: 'not seen',
    calling: 'Calling the phone…', lift: 'The phone rings: lift the handset for a second', impossible: 'This phone cannot be tried so: its exchange has no such thing. Call it from a mobile and see whether a card appears.',
    step: { registered: 'The extension is signed in', arrives: 'A call to this extension arrives in Stoika', rings: 'The phone rings', watched: 'Stoika sees what the phone does', lifted: 'The handset was lifted', dial: 'A call from the program' },
    verdict: { yes: 'yes', no: 'no', waits: 'waiting…', open: 'not tried yet' },
    advice: {
      registered: 'Check the name, the password and the address of the exchange above.', arrives: 'The exchange sends no calls to the second sign-in of this extension. Allow two of them there (max_contacts 2 or more).', rings: 'The exchange does not see the phone. Check that it is on and signed in with the same extension.',
      watched: 'The exchange tells nothing of the phone (BLF, dialog). Without it the answer, the end and hand-dialled calls are not seen; calling from the program works, Stoika joins the two.', lifted: '', dial: '',
    },
    dialHint: 'To try a call from the program, press F7, type your own mobile and lift the handset of the phone.', way: { refer: 'The last call from the program was dialled by the phone itself (REFER).', threePcc: 'The last call from the program was joined by Stoika (3PCC): do not close it while you talk.', phone: 'The phone dials when told over the clinic’s network.', api: 'Calls from the program are dialled by the exchange.' },
  },
  suspend: { title: 'Calls from the program', on: 'Allowed: numbers in cards, tasks and the history are dialled by a press.', off: 'Suspended: {{name}}, {{time}}. Incoming calls are shown as usual, but nobody calls from the program.', stop: 'Suspend', go: 'Resume' },
  demo: 'On the demo base only the practice exchange works, or an exchange on this very PC (127.0.0.1).',
};
export const telephonySettings = { ru, en };

const workplaceRu = {
  title: 'Рабочее место', intro: 'Настройки этого компьютера. На других компьютерах они свои.', looks: 'Вид', safety: 'Безопасность', place: 'Место',
  lock: 'Блокировать экран через, минут', lockHint: 'Если никто не трогал мышь и клавиатуру. Звонок будет виден и тогда, без имени и номера.', lockBad: 'От 1 до 240 минут', saved: 'Сохранено', readOnly: 'Меняет руководитель или администратор системы.',
  linksTitle: 'Ссылки на номера', links: 'Открывать номера с сайтов и из писем', linksHint: 'Ссылки tel: и callto: этого компьютера спросят в Стойке, звонить ли. Сама ссылка никогда не звонит.', linksNo: 'Доступно в установленной программе: в учебной базе и при запуске из исходников ссылки не передаются.', linksFailed: 'Система не дала изменить это. Выберите Стойку для ссылок tel: в параметрах системы.',
  branch: 'Филиал этого компьютера', branchHint: 'Чьё расписание, врачи и телефоны здесь показываются', ownPassword: 'Пароль входа', changePassword: 'Сменить пароль…',
};
const workplaceEn: typeof workplaceRu = {
  title: 'Workplace', intro: 'Settings of this PC. Other PCs have their own.', looks: 'Looks', safety: 'Safety', place: 'Place',
  lock: 'Lock the screen after, minutes', lockHint: 'When nobody touched the mouse and the keyboard. A call is seen even then, without name and number.', lockBad: 'From 1 to 240 minutes', saved: 'Saved', readOnly: 'Changed by the manager or the system administrator.',
  linksTitle: 'Links to numbers', links: 'Open numbers from sites and letters', linksHint: 'For tel: and callto: links of this PC Stoika asks whether to call. A link never calls by itself.', linksNo: 'Available in the installed program: links are not handed to the demo base or to a start from the sources.', linksFailed: 'The system did not let this be changed. Choose Stoika for tel: links in the system settings.',
  branch: 'Branch of this PC', branchHint: 'Whose schedule, doctors and phones are shown here', ownPassword: 'Sign-in password', changePassword: 'Change the password…',
};
export const workplace = { ru: workplaceRu, en: workplaceEn };

const aboutRu = { title: 'О программе', version: 'Версия', database: 'База данных', key: 'Ключ базы', demo: 'Учебная база «Линия»: пациенты вымышлены.', clinic: 'Рабочая база клиники', name: 'Стойка: программа администратора клиники', encrypted: 'зашифрована ({{driver}})' };
const aboutEn: typeof aboutRu = { title: 'About', version: 'Version', database: 'Database', key: 'Key of the database', demo: 'The demo base “Linia”: its patients are invented.', clinic: 'The working base of the clinic', name: 'Stoika: the program of a clinic’s reception', encrypted: 'encrypted ({{driver}})' };
export const about = { ru: aboutRu, en: aboutEn };
