/** The words of the change log, in both languages: the window and the exported table say the same. */
export type AuditLanguage = 'ru' | 'en';
export interface AuditWords {
  readonly action: Readonly<Record<string, string>>;
  readonly entity: Readonly<Record<string, string>>;
  readonly field: Readonly<Record<string, string>>;
  /** Values that are codes in the rows. */
  readonly word: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  /** A thing that has no name any more, or none this role may see. */
  readonly unnamed: string;
  /** The list as a file. */
  readonly table: { readonly sheet: string; readonly columns: readonly string[] };
  /** A deed of a program that is newer than these words. */
  someAction(code: string): string;
}

const ru: AuditWords = {
  action: {
    'access.refused': 'Доступ запрещён', 'audit.textsErased': 'Стёрты тексты истории', 'audit.verified': 'История проверена', 'audit.exported': 'История выгружена',
    'buffer.made': 'Звонок положен в буфер', 'buffer.ended': 'Буфер освобождён', 'inquiry.commented': 'Обращение заполнено', 'inquiry.changed': 'Обращение изменено', 'attribution.setWindows': 'Окна учёта обращений изменены', 'attribution.rebuilt': 'Связи обращений пересчитаны', 'lead.taken': 'Заявка взята', 'lead.processed': 'Заявка обработана', 'leads.setWorkplace': 'Заявки на этом компьютере',
    'inquiry.added': 'Обращение добавлено вручную',
    'inquiries.exportHistory': 'История обращений выгружена', 'filter.saved': 'Фильтр сохранён', 'filter.changed': 'Фильтр изменён', 'filter.dropped': 'Фильтр удалён', 'filter.columns': 'Столбцы списка выбраны',
    'lost.assign': 'Дело передано', 'lost.promise': 'Обещано перезвонить', 'lost.close': 'Дело закрыто с причиной', 'lost.handOver': 'Смена передана', 'lost.signHandover': 'Смена принята с подписью', 'lost.printHandover': 'Передача смены напечатана', 'lost.saveSettings': 'Виды дел «Ничего не потеряно» изменены',
    'crm.addTask': 'Задача добавлена', 'crm.finishTask': 'Задача закрыта', 'crm.addToWaitlist': 'Добавлено в лист ожидания',
    'directories.add': 'Добавлено в справочник', 'directories.change': 'Изменено в справочнике', 'directories.retire': 'Убрано из справочника', 'directories.restore': 'Возвращено в справочник', 'directories.order': 'Изменён порядок справочника',
    'directories.addTopic': 'Тема добавлена', 'directories.retireTopic': 'Тема убрана', 'directories.setScript': 'Скрипт канала изменён',
    'patients.create': 'Карточка создана', 'patients.update': 'Карточка изменена', 'patients.save': 'Карточка изменена', 'patients.phones': 'Телефоны карточки изменены', 'patients.addPhone': 'Телефон добавлен', 'patients.setStatus': 'Статус пациента изменён',
    'patients.archive': 'Карточка убрана в архив', 'patients.unarchive': 'Карточка возвращена из архива', 'patients.ban': 'Запрещена запись', 'patients.unban': 'Снят запрет записи', 'patients.setPolicy': 'Полис ДМС изменён',
    'patients.giveConsent': 'Согласие дано', 'patients.revokeConsent': 'Согласие отозвано', 'patients.unite': 'Объединено в семью', 'patients.merge': 'Карточки объединены', 'patients.merged': 'Карточка влита в другую', 'patients.unmerge': 'Карточки разъединены', 'patients.unmerged': 'Карточка возвращена разъединением', 'patients.read': 'Карточка открыта',
    'phone.chosen': 'Выбран телефон смены', 'phone.clockSetBack': 'Часы переведены назад, телефон остался',
    'schedule.book': 'Запись на приём', 'schedule.move': 'Приём перенесён', 'schedule.resize': 'Длительность приёма изменена', 'schedule.cancel': 'Приём отменён', 'schedule.setStatus': 'Статус приёма изменён', 'schedule.setComment': 'Комментарий приёма изменён',
    'schedule.undo': 'Действие с приёмом отменено', 'schedule.reserve': 'Время зарезервировано', 'schedule.unreserve': 'Резерв снят',
    'settings.takeLinks': 'Ссылки с номерами этого компьютера', 'telephony.suspend': 'Телефония приостановлена', 'telephony.resume': 'Телефония возобновлена',
    'settings.set': 'Настройка клиники изменена', 'settings.setSip': 'Телефония этого компьютера изменена', 'settings.setWorkstation': 'Настройки рабочего места изменены', 'settings.setCallFilter': 'Фильтр звонков этого компьютера изменён',
    'staff.signIn': 'Вход', 'staff.signOut': 'Выход', 'staff.signInFailed': 'Неверный пароль', 'staff.lock': 'Экран заблокирован', 'staff.idleLock': 'Экран заблокирован после бездействия', 'staff.unlock': 'Экран разблокирован',
    'staff.add': 'Сотрудник добавлен', 'staff.change': 'Сотрудник изменён', 'staff.setPassword': 'Пароль задан', 'staff.retire': 'Сотрудник уволен', 'staff.restore': 'Сотрудник возвращён',
    'staff.addRole': 'Роль добавлена', 'staff.changeRole': 'Права роли изменены', 'staff.retireRole': 'Роль убрана', 'staff.restoreRole': 'Роль возвращена',
    'attachments.add': 'Файл добавлен', 'attachments.remove': 'Файл убран', 'attachments.restore': 'Файл возвращён', 'attachments.saveAs': 'Файл скопирован из базы', 'attachments.setNote': 'Подпись файла изменена',
    'recordings.listen': 'Прослушана запись разговора', 'recordings.keep': 'Запись разговора сохранена', 'recordings.expire': 'Удалены записи разговоров старше срока', 'recordings.setSource': 'Источник записей разговоров изменён',
    'recovery.passwordFailed': 'Код восстановления: неверный пароль', 'recovery.shown': 'Новый код восстановления показан', 'recovery.renewed': 'Код восстановления заменён', 'recovery.checked': 'Код восстановления проверен', 'recovery.checkFailed': 'Код восстановления не подошёл',
    'leadSources.save': 'Источник заявок изменён', 'leadSources.remove': 'Источник заявок убран', 'leadSources.readAgain': 'Письмо источника разобрано ещё раз', 'leadSources.makeLead': 'Заявка создана вручную из письма источника', 'leadSources.putAside': 'Письмо источника отложено как ненужное',
    'copies.made': 'Копия базы сделана', 'copies.folder': 'Папка копий изменена', 'copies.restored': 'База восстановлена из копии',
    'crm.addTaskType': 'Тип задач добавлен', 'crm.changeTaskType': 'Тип задач изменён', 'crm.retireTaskType': 'Тип задач убран', 'crm.restoreTaskType': 'Тип задач возвращён', 'crm.callRound': 'Результат обзвона', 'crm.editWaitlist': 'Лист ожидания изменён', 'crm.closeWaitlist': 'Убрано из листа ожидания', 'crm.reopenWaitlist': 'Возвращено в лист ожидания',
    'crm.offer': 'Окно предложено', 'crm.endOffer': 'Предложение окна закончено', 'crm.closeFreed': 'Свободное окно закрыто',
    'export.all': 'Вся база выгружена в файлы', 'import.started': 'Импорт начат', 'import.resumed': 'Импорт продолжен', 'import.done': 'Импорт закончен', 'import.stopped': 'Импорт остановлен', 'import.undo': 'Отмена импорта', 'import.undone': 'Импорт отменён', 'import.saveMapping': 'Разметка столбцов сохранена', 'import.dropMapping': 'Разметка столбцов убрана',
    'reports.exportCalls': 'История звонков выгружена', 'tags.addGroup': 'Группа меток добавлена', 'tags.renameGroup': 'Группа меток переименована', 'tags.retireGroup': 'Группа меток удалена', 'tags.addTag': 'Метка добавлена', 'tags.retireTag': 'Метка удалена', 'tags.set': 'Метки звонка поставлены',
    'ledger.add': 'Запись в личном счёте', 'ledger.reverse': 'Обратная запись в личном счёте', 'patients.setGuardian': 'Родитель или опекун изменён', 'privacy.erase': 'Данные удалены по запросу',
    'schedule.changeReserve': 'Резерв изменён', 'schedule.plan.days': 'График врача изменён', 'schedule.plan.undo': 'Изменение графика отменено', 'schedule.standIn': 'Филиал этого компьютера изменён', 'schedule.print': 'Расписание напечатано',
    'crm.editTask': 'Задача изменена', 'crm.snoozeTask': 'Задача отложена', 'crm.reopenTask': 'Задача снова открыта', 'patients.opened': 'Карточка открыта', 'patients.changePolicy': 'Полис ДМС изменён', 'patients.retirePolicy': 'Полис ДМС больше не действует', 'patients.restorePolicy': 'Полис ДМС снова действует', 'patients.leaveFamily': 'Выход из семьи', 'patients.makePhoneMain': 'Основной номер изменён',
    'schedule.setKind': 'Вид приёма изменён', 'reports.export': 'Отчёт выгружен', 'reports.print': 'Отчёт напечатан', 'softphone.setExtension': 'Софтфон этого компьютера изменён', 'softphone.setDevices': 'Звук софтфона изменён',
  },
  entity: {
    savedFilter: 'Фильтр', leadEnvelope: 'Письмо источника',
    matter: 'Открытое дело', handover: 'Передача смены', patient: 'Пациент', appointment: 'Приём', inquiry: 'Обращение', buffer: 'Буфер', task: 'Задача', waitlistEntry: 'Лист ожидания', reservedTime: 'Резерв времени', employee: 'Сотрудник', role: 'Роль', phone: 'Телефон', topic: 'Тема', adChannel: 'Рекламный канал',
    line: 'Линия', doctor: 'Врач', chair: 'Кресло', reason: 'Причина', branch: 'Филиал', speciality: 'Специальность', personGroup: 'Группа людей', service: 'Услуга', setting: 'Настройка', localSetting: 'Этот компьютер', method: 'Программа', audit: 'История изменений', taskType: 'Тип задач', callRound: 'Обзвон', freedSlot: 'Свободное окно', waitlistOffer: 'Предложение окна', import: 'Импорт', export: 'Выгрузка', importMapping: 'Разметка столбцов', tag: 'Метка', tagGroup: 'Группа меток', copy: 'Копия базы', recoveryCode: 'Код восстановления',
  },
  field: {
    extensions: 'Внутренние номера', employees: 'Сотрудники', branches: 'Филиалы', scenarios: 'Сценарии',
    value: 'Значение', surname: 'Фамилия', firstName: 'Имя', patronymic: 'Отчество', born: 'Дата рождения', sex: 'Пол', email: 'Эл. почта', mainComment: 'Комментарий', extraComment: 'Доп. комментарий', hasApp: 'Приложение', phones: 'Телефоны', digits: 'номер', main: 'основной', note: 'чей', hasWhatsapp: 'WhatsApp',
    guardianId: 'Родитель', guardianKind: 'Кем приходится', status: 'Статус', archivedAt: 'В архиве с', archiveReason: 'Причина архива', archivedBy: 'Кто убрал', banAt: 'Запрет с', banReason: 'Причина запрета', banBy: 'Кто запретил', insurer: 'Страховая', number: 'Номер', validFrom: 'Действует с', validTill: 'Действует по',
    kind: 'Вид', how: 'Как', textVersion: 'Текст', patientId: 'Пациент', doctorId: 'Врач', chairId: 'Кресло', day: 'День', startMin: 'С', endMin: 'До', comment: 'Комментарий', reason: 'Причина', cancelledBy: 'Кто отменил', cancelReason: 'Причина отмены', cancelledAt: 'Отменён',
    topicId: 'Тема', whoType: 'Кто, тип', typedName: 'Имя', what: 'Что сделать', promisedAt: 'Обещано', items: 'Дел', to: 'Кому', at: 'Когда', startedAt: 'Начало', endedAt: 'Конец', dueAt: 'Срок', ownerId: 'Кому', doneAt: 'Сделано', doneBy: 'Кто сделал', createdAt: 'Создано', createdBy: 'Кто создал', lengthMin: 'Длительность, мин', fromDay: 'С дня', tillDay: 'По день', fromMin: 'С', tillMin: 'До', wish: 'Пожелание',
    phoneE164: 'Телефон', inquiryId: 'Обращение', appointmentId: 'Приём', specialityId: 'Специальность', employeeId: 'Сотрудник', takenFrom: 'Забран у', method: 'Действие', right: 'Нужно право', rows: 'Строки', amount: 'Сумма', by: 'Кто',
    name: 'Название', script: 'Скрипт', nameInMessages: 'Имя в сообщениях', zone: 'Часовой пояс', opensMin: 'Открытие', closesMin: 'Закрытие', groupName: 'Группа', displayName: 'Имя в расписании', colour: 'Цвет', usualMin: 'Обычный приём, мин', branchId: 'Филиал', e164: 'Номер', adChannelId: 'Канал', extension: 'Внутренний номер', exchange: 'АТС',
    code: 'Код', base: 'Основа', role: 'Роль', roleId: 'Своя роль', rights: 'Права', rightsGiven: 'Даны права', rightsTaken: 'Отняты права', added: 'Новых', known: 'Уже были', refused: 'С отказом', completed: 'Дополнено', login: 'Логин', retired: 'Не используется', lines: 'Номера линий', anonymousAppointments: 'Анонимный приём', lockMinutes: 'Блокировка через, мин', server: 'Сервер', user: 'Имя для входа', domain: 'Домен', watchDialog: 'Следить за телефоном', order: 'Порядок',
    grants: 'Право лично', tags: 'Метки', tagGroup: 'Группа меток', mode: 'Когда спрашивать',
    file: 'Файл', maybe: 'Возможно, те же люди', families: 'Семьи', doctors: 'Врачи', remarks: 'С замечаниями', blank: 'Пустых строк', removed: 'Убрано', keptEdited: 'Оставлено: изменено вручную', keptUsed: 'Оставлено: уже используется',
  },
  word: {
    primary: 'первичный', consulted: 'отконсультированный', returning: 'повторный', female: 'женский', male: 'мужской', parent: 'родитель', guardian: 'опекун', patient: 'пациент', clinic: 'клиника',
    unconfirmed: 'не подтверждён', confirmed: 'подтверждён', arrived: 'пришёл', inChair: 'на приёме', completed: 'завершён', noShow: 'не пришёл', cancelled: 'отменён',
    ordinary: 'обычный', onlineDoctor: 'онлайн к врачу', onlineService: 'онлайн на услугу', onlineConsultation: 'онлайн-консультация', anonymous: 'анонимный', club: 'ПроДокторов',
    wantsToBook: 'Пациент. Хочет записаться', alreadyBooked: 'Пациент. Уже записан', other: 'другое', employee: 'Сотрудник', contractor: 'Контрагент', book: 'записать', callBack: 'перезвонить', checkup: 'профосмотр', noSlot: 'нет времени', wantsEarlier: 'хочет раньше',
    saved: 'сохранено', incoming: 'входящий звонок', booked: 'записан', byHand: 'вручную', shiftEnd: 'конец смены', cancel: 'отмена', archive: 'архив', ban: 'запрет записи', reserve: 'резерв',
    personalData: 'персональные данные', notifications: 'сообщения', robotCalls: 'звонки робота', recording: 'запись разговоров', paper: 'на бумаге', desk: 'на стойке', app: 'в приложении', card: 'в карточке', phone: 'по телефону',
    administrator: 'Администратор', manager: 'Руководитель', doctor: 'Врач', systemAdministrator: 'Администратор системы',
    'inquiries.work': 'звонки и обращения', 'history.read': 'история обращений', 'recordings.listen': 'записи разговоров', 'patients.read': 'карточки пациентов', 'patients.write': 'изменение карточек', 'patients.restrict': 'архив и запрет записи', 'money.read': 'суммы', 'schedule.read': 'расписание', 'schedule.write': 'запись на приём',
    'crm.write': 'задачи и лист ожидания', 'telephony.use': 'телефон', 'telephony.configure': 'настройка телефонии', 'reports.read': 'отчёты', 'audit.read': 'история изменений', 'directories.write': 'справочники', 'staff.write': 'сотрудники', 'roles.write': 'роли и права', 'settings.write': 'рабочее место', 'patients.history': 'история карточки', 'patients.erase': 'удаление данных', 'money.write': 'платежи и начисления', 'files.read': 'файлы карточки', 'files.write': 'изменение файлов', 'schedule.plan': 'график врачей', 'attribution.manage': 'учёт обращений', 'import.run': 'импорт', 'export.all': 'выгрузка базы', 'patients.merge': 'объединение карточек', 'lost.all': '«Ничего не потеряно» всех', missedCall: 'пропущенный звонок', lead: 'заявка', dialogLead: 'заявка-диалог', chat: 'чат', envelope: 'письмо источника', bookingForm: 'незаписанный приём', panel: 'несохранённый комментарий', tagPrompt: 'метка', closed: 'закрыто с причиной', 'calls.history': 'история звонков', 'tags.edit': 'метки звонков', off: 'выключено', withoutBooking: 'только если не было записи на приём', always: 'всегда', 'copies.manage': 'копии базы',
    blue: 'синий', cyan: 'голубой', teal: 'бирюзовый', green: 'зелёный', yellow: 'жёлтый', orange: 'оранжевый', red: 'красный', pink: 'розовый', grape: 'сиреневый', violet: 'фиолетовый',
  },
  table: { sheet: 'История изменений', columns: ['№', 'День', 'Время', 'Кто', 'Действие', 'Что', 'Было → стало'] },
  yes: 'да', no: 'нет', unnamed: 'запись без имени',
  someAction: (code) => `Действие «${code}»`,
};

const en: AuditWords = {
  action: {
    'access.refused': 'Access refused', 'audit.textsErased': 'Texts of the log erased', 'audit.verified': 'Log verified', 'audit.exported': 'Log exported',
    'buffer.made': 'Call put into the buffer', 'buffer.ended': 'Buffer emptied', 'inquiry.commented': 'Inquiry filled in', 'inquiry.changed': 'Inquiry changed', 'attribution.setWindows': 'Windows of attribution changed', 'attribution.rebuilt': 'Links of contacts decided anew', 'lead.taken': 'Lead taken', 'lead.processed': 'Lead dealt with', 'leads.setWorkplace': 'Leads at this PC',
    'inquiry.added': 'Inquiry added by hand',
    'inquiries.exportHistory': 'Contact history exported', 'filter.saved': 'Filter saved', 'filter.changed': 'Filter changed', 'filter.dropped': 'Filter deleted', 'filter.columns': 'Columns of a list chosen',
    'lost.assign': 'Matter given', 'lost.promise': 'Promised to call back', 'lost.close': 'Matter closed with a reason', 'lost.handOver': 'Shift handed over', 'lost.signHandover': 'Shift taken over, signed', 'lost.printHandover': 'Handover printed', 'lost.saveSettings': 'Kinds of “Nothing lost” changed',
    'crm.addTask': 'Task added', 'crm.finishTask': 'Task finished', 'crm.addToWaitlist': 'Added to the wait list',
    'directories.add': 'Added to a directory', 'directories.change': 'Changed in a directory', 'directories.retire': 'Retired from a directory', 'directories.restore': 'Brought back into a directory', 'directories.order': 'Order of a directory changed',
    'directories.addTopic': 'Topic added', 'directories.retireTopic': 'Topic retired', 'directories.setScript': 'Script of a channel changed',
    'patients.create': 'Card made', 'patients.update': 'Card changed', 'patients.save': 'Card changed', 'patients.phones': 'Phones of the card changed', 'patients.addPhone': 'Phone added', 'patients.setStatus': 'Status of the patient changed',
    'patients.archive': 'Card archived', 'patients.unarchive': 'Card brought back from the archive', 'patients.ban': 'Booking banned', 'patients.unban': 'Booking ban lifted', 'patients.setPolicy': 'Insurance policy changed',
    'patients.giveConsent': 'Consent given', 'patients.revokeConsent': 'Consent revoked', 'patients.unite': 'United into a family', 'patients.merge': 'Cards merged', 'patients.merged': 'Card taken in by another', 'patients.unmerge': 'Cards taken apart', 'patients.unmerged': 'Card brought back by taking apart', 'patients.read': 'Card opened',
    'phone.chosen': 'Phone of the shift chosen', 'phone.clockSetBack': 'Clock set back, the phone stayed',
    'schedule.book': 'Appointment booked', 'schedule.move': 'Appointment moved', 'schedule.resize': 'Length of the appointment changed', 'schedule.cancel': 'Appointment cancelled', 'schedule.setStatus': 'Status of the appointment changed', 'schedule.setComment': 'Comment of the appointment changed',
    'schedule.undo': 'Change of the appointment undone', 'schedule.reserve': 'Time reserved', 'schedule.unreserve': 'Reserved time freed',
    'settings.takeLinks': 'Links to numbers on this PC', 'telephony.suspend': 'Telephony suspended', 'telephony.resume': 'Telephony resumed',
    'settings.set': 'Setting of the clinic changed', 'settings.setSip': 'Telephony of this PC changed', 'settings.setWorkstation': 'Settings of the workplace changed', 'settings.setCallFilter': 'Call filter of this PC changed',
    'staff.signIn': 'Signed in', 'staff.signOut': 'Signed out', 'staff.signInFailed': 'Wrong password', 'staff.lock': 'Screen locked', 'staff.idleLock': 'Screen locked after inactivity', 'staff.unlock': 'Screen unlocked',
    'staff.add': 'Employee added', 'staff.change': 'Employee changed', 'staff.setPassword': 'Password set', 'staff.retire': 'Employee retired', 'staff.restore': 'Employee brought back',
    'staff.addRole': 'Role added', 'staff.changeRole': 'Rights of a role changed', 'staff.retireRole': 'Role retired', 'staff.restoreRole': 'Role brought back',
    'attachments.add': 'File added', 'attachments.remove': 'File removed', 'attachments.restore': 'File brought back', 'attachments.saveAs': 'File copied out of the base', 'attachments.setNote': 'Caption of a file changed',
    'recordings.listen': 'Call recording listened to', 'recordings.keep': 'Call recording kept', 'recordings.expire': 'Call recordings past their time removed', 'recordings.setSource': 'Source of call recordings changed',
    'recovery.passwordFailed': 'Recovery code: wrong password', 'recovery.shown': 'New recovery code shown', 'recovery.renewed': 'Recovery code replaced', 'recovery.checked': 'Recovery code checked', 'recovery.checkFailed': 'Recovery code did not fit',
    'leadSources.save': 'Lead source changed', 'leadSources.remove': 'Lead source removed', 'leadSources.readAgain': 'Letter of a source read again', 'leadSources.makeLead': 'Lead made by hand from a letter of a source', 'leadSources.putAside': 'Letter of a source put aside',
    'copies.made': 'Copy of the base made', 'copies.folder': 'Folder of the copies changed', 'copies.restored': 'Base restored from a copy',
    'crm.addTaskType': 'Type of tasks added', 'crm.changeTaskType': 'Type of tasks changed', 'crm.retireTaskType': 'Type of tasks retired', 'crm.restoreTaskType': 'Type of tasks brought back', 'crm.callRound': 'Result of the call round', 'crm.editWaitlist': 'Wait list changed', 'crm.closeWaitlist': 'Taken off the wait list', 'crm.reopenWaitlist': 'Put back on the wait list',
    'crm.offer': 'Slot offered', 'crm.endOffer': 'Offer of a slot ended', 'crm.closeFreed': 'Freed slot closed',
    'export.all': 'The whole base exported to files', 'import.started': 'Import started', 'import.resumed': 'Import resumed', 'import.done': 'Import finished', 'import.stopped': 'Import stopped', 'import.undo': 'Undo of an import', 'import.undone': 'Import undone', 'import.saveMapping': 'Mapping of columns saved', 'import.dropMapping': 'Mapping of columns dropped',
    'reports.exportCalls': 'Call history exported', 'tags.addGroup': 'Group of tags added', 'tags.renameGroup': 'Group of tags renamed', 'tags.retireGroup': 'Group of tags deleted', 'tags.addTag': 'Tag added', 'tags.retireTag': 'Tag deleted', 'tags.set': 'Tags of a call set',
    'ledger.add': 'Entry in the ledger', 'ledger.reverse': 'Counter-entry in the ledger', 'patients.setGuardian': 'Parent or guardian changed', 'privacy.erase': 'Data erased on request',
    'schedule.changeReserve': 'Reserved time changed', 'schedule.plan.days': 'Plan of a doctor changed', 'schedule.plan.undo': 'Change of a plan undone', 'schedule.standIn': 'Branch of this PC changed', 'schedule.print': 'Schedule printed',
    'crm.editTask': 'Task changed', 'crm.snoozeTask': 'Task put off', 'crm.reopenTask': 'Task opened again', 'patients.opened': 'Card opened', 'patients.changePolicy': 'Insurance policy changed', 'patients.retirePolicy': 'Insurance policy counts no more', 'patients.restorePolicy': 'Insurance policy counts again', 'patients.leaveFamily': 'Left the family', 'patients.makePhoneMain': 'Main number changed',
    'schedule.setKind': 'Kind of the appointment changed', 'reports.export': 'Report written to a file', 'reports.print': 'Report printed', 'softphone.setExtension': 'Softphone of this PC changed', 'softphone.setDevices': 'Sound of the softphone changed',
  },
  entity: {
    savedFilter: 'Filter', leadEnvelope: 'Letter of a source',
    matter: 'Open matter', handover: 'Handover', patient: 'Patient', appointment: 'Appointment', inquiry: 'Inquiry', buffer: 'Buffer', task: 'Task', waitlistEntry: 'Wait list', reservedTime: 'Reserved time', employee: 'Employee', role: 'Role', phone: 'Phone', topic: 'Topic', adChannel: 'Advertising channel',
    line: 'Line', doctor: 'Doctor', chair: 'Chair', reason: 'Reason', branch: 'Branch', speciality: 'Speciality', personGroup: 'Group of people', service: 'Service', setting: 'Setting', localSetting: 'This PC', method: 'Program', audit: 'Change log', taskType: 'Type of tasks', callRound: 'Call round', freedSlot: 'Freed slot', waitlistOffer: 'Offer of a slot', import: 'Import', export: 'Export', importMapping: 'Mapping of columns', tag: 'Tag', tagGroup: 'Group of tags', copy: 'Copy of the base', recoveryCode: 'Recovery code',
  },
  field: {
    extensions: 'Extensions', employees: 'Employees', branches: 'Branches', scenarios: 'Scenarios',
    value: 'Value', surname: 'Surname', firstName: 'First name', patronymic: 'Patronymic', born: 'Born', sex: 'Sex', email: 'E-mail', mainComment: 'Comment', extraComment: 'Extra comment', hasApp: 'App', phones: 'Phones', digits: 'number', main: 'main', note: 'whose', hasWhatsapp: 'WhatsApp',
    guardianId: 'Parent', guardianKind: 'Relation', status: 'Status', archivedAt: 'Archived since', archiveReason: 'Reason of archiving', archivedBy: 'Archived by', banAt: 'Banned since', banReason: 'Reason of the ban', banBy: 'Banned by', insurer: 'Insurer', number: 'Number', validFrom: 'Valid from', validTill: 'Valid till',
    kind: 'Kind', how: 'How', textVersion: 'Text', patientId: 'Patient', doctorId: 'Doctor', chairId: 'Chair', day: 'Day', startMin: 'From', endMin: 'Till', comment: 'Comment', reason: 'Reason', cancelledBy: 'Cancelled by', cancelReason: 'Reason of cancelling', cancelledAt: 'Cancelled',
    topicId: 'Topic', whoType: 'Who', typedName: 'Name', what: 'To do', promisedAt: 'Promised', items: 'Matters', to: 'For', at: 'When', startedAt: 'Began', endedAt: 'Ended', dueAt: 'Due', ownerId: 'For', doneAt: 'Done', doneBy: 'Done by', createdAt: 'Made', createdBy: 'Made by', lengthMin: 'Length, min', fromDay: 'From day', tillDay: 'Till day', fromMin: 'From', tillMin: 'Till', wish: 'Wish',
    phoneE164: 'Phone', inquiryId: 'Inquiry', appointmentId: 'Appointment', specialityId: 'Speciality', employeeId: 'Employee', takenFrom: 'Taken from', method: 'Deed', right: 'Right needed', rows: 'Rows', amount: 'Sum', by: 'By',
    name: 'Name', script: 'Script', nameInMessages: 'Name in messages', zone: 'Time zone', opensMin: 'Opens', closesMin: 'Closes', groupName: 'Group', displayName: 'Name in the schedule', colour: 'Colour', usualMin: 'Usual visit, min', branchId: 'Branch', e164: 'Number', adChannelId: 'Channel', extension: 'Extension', exchange: 'Exchange',
    code: 'Code', base: 'Base', role: 'Role', roleId: 'Own role', rights: 'Rights', rightsGiven: 'Rights given', rightsTaken: 'Rights taken', added: 'New', known: 'Known', refused: 'Refused', completed: 'Completed', login: 'Login', retired: 'Not in use', lines: 'Numbers of the lines', anonymousAppointments: 'Anonymous visit', lockMinutes: 'Locks after, min', server: 'Server', user: 'Login name', domain: 'Domain', watchDialog: 'Watches the phone', order: 'Order',
    grants: 'Personal right', tags: 'Tags', tagGroup: 'Group of tags', mode: 'When asked for',
    file: 'File', maybe: 'Perhaps the same people', families: 'Families', doctors: 'Doctors', remarks: 'With remarks', blank: 'Blank rows', removed: 'Taken back', keptEdited: 'Kept: changed by hand', keptUsed: 'Kept: in use',
  },
  word: {
    primary: 'primary', consulted: 'consulted', returning: 'returning', female: 'female', male: 'male', parent: 'parent', guardian: 'guardian', patient: 'patient', clinic: 'clinic',
    unconfirmed: 'unconfirmed', confirmed: 'confirmed', arrived: 'arrived', inChair: 'in the chair', completed: 'completed', noShow: 'no-show', cancelled: 'cancelled',
    ordinary: 'ordinary', onlineDoctor: 'online to a doctor', onlineService: 'online for a service', onlineConsultation: 'online consultation', anonymous: 'anonymous', club: 'ProDoctorov',
    wantsToBook: 'Patient. Wants to book', alreadyBooked: 'Patient. Already booked', other: 'other', employee: 'Employee', contractor: 'Contractor', book: 'book', callBack: 'call back', checkup: 'check-up', noSlot: 'no time', wantsEarlier: 'wants earlier',
    saved: 'saved', incoming: 'incoming call', booked: 'booked', byHand: 'by hand', shiftEnd: 'end of the shift', cancel: 'cancelling', archive: 'archive', ban: 'booking ban', reserve: 'reserve',
    personalData: 'personal data', notifications: 'messages', robotCalls: 'robot calls', recording: 'call recording', paper: 'on paper', desk: 'at the desk', app: 'in the app', card: 'in the card', phone: 'by phone',
    administrator: 'Administrator', manager: 'Manager', doctor: 'Doctor', systemAdministrator: 'System administrator',
    'inquiries.work': 'calls and inquiries', 'history.read': 'history of inquiries', 'recordings.listen': 'call recordings', 'patients.read': 'patient cards', 'patients.write': 'changing cards', 'patients.restrict': 'archive and booking ban', 'money.read': 'sums', 'schedule.read': 'schedule', 'schedule.write': 'booking',
    'crm.write': 'tasks and the wait list', 'telephony.use': 'telephone', 'telephony.configure': 'telephony settings', 'reports.read': 'reports', 'audit.read': 'change log', 'directories.write': 'directories', 'staff.write': 'staff', 'roles.write': 'roles and rights', 'settings.write': 'workplace', 'patients.history': 'history of a card', 'patients.erase': 'erasing data', 'money.write': 'payments and charges', 'files.read': 'files of a card', 'files.write': 'changing files', 'schedule.plan': 'doctors’ plan', 'attribution.manage': 'attribution', 'import.run': 'import', 'export.all': 'export of the base', 'patients.merge': 'merging cards', 'lost.all': '“Nothing lost” of everybody', missedCall: 'missed call', lead: 'lead', dialogLead: 'dialog to call back', chat: 'chat', envelope: 'letter of a source', bookingForm: 'unsaved visit', panel: 'unsaved comment', tagPrompt: 'tag', closed: 'closed with a reason', 'calls.history': 'call history', 'tags.edit': 'call tags', off: 'off', withoutBooking: 'only if nothing was booked', always: 'always', 'copies.manage': 'copies of the base',
    blue: 'blue', cyan: 'cyan', teal: 'teal', green: 'green', yellow: 'yellow', orange: 'orange', red: 'red', pink: 'pink', grape: 'purple', violet: 'violet',
  },
  table: { sheet: 'Change log', columns: ['No.', 'Day', 'Time', 'Who', 'Deed', 'What', 'Before → after'] },
  yes: 'yes', no: 'no', unnamed: 'an entry without a name',
  someAction: (code) => `Deed “${code}”`,
};

export const auditWords: Readonly<Record<AuditLanguage, AuditWords>> = { ru, en };
