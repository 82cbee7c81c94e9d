const ru = {
  add: 'Добавить', added: 'Добавлено вручную', dialog: 'Диалог', dialogLead: 'Заявка-диалог', call: 'Комментарий к разговору', task: 'Задача', tab: 'Диалог', callTab: 'Разговор',
  dialogTitle: 'Добавление диалога', callTitle: 'Комментарий к разговору', callPalette: 'Комментарий к разговору по мобильному', close: 'Закрыть, написанное останется', clear: 'Очистить всё', giveBack: 'Вернуть очищенное',
  kind: 'Диалог или заявка-диалог', dialogHint: 'Вопрос решён, звонить не нужно', leadHint: 'Нужно перезвонить: до звонка строка жёлтая', direction: 'Кто звонил', inbound: 'Входящий', outbound: 'Исходящий',
  channel: 'Канал', channelHint: 'Улица, соцсеть, мессенджер', channelMaybe: 'Если известен', phone: 'Телефон', phoneHint: 'Номер в любом виде', phoneOfCard: 'Возьмём из карточки',
  choose_one: '{{count}} карточка с этим номером. Кто это?', choose_few: '{{count}} карточки с этим номером. Кто это?', choose_many: '{{count}} карточек с этим номером. Кто это?', choose_other: '{{count}} карточки с этим номером. Кто это?',
  alsoCard_one: 'Этот номер есть в карточке. Выбрать её?', alsoCard_few: 'Этот номер есть в {{count}} карточках. Выбрать одну?', alsoCard_many: 'Этот номер есть в {{count}} карточках. Выбрать одну?', alsoCard_other: 'Этот номер есть в карточках. Выбрать одну?',
  noTopic: 'Без темы запишем «Неизвестно»', noTopicCall: 'Без темы строка не войдёт в конверсию', withoutTopic: 'Тема – «Неизвестно».', text: 'Содержание диалога', textHint: 'Вставьте переписку: она сохранится как есть',
  when: 'Когда', time: 'Время', day: 'День', now: 'Сейчас', justEnded: 'Только что', toNow: 'Снова «сейчас»', setBack: 'Указать другое время', minutes: 'Длился', minutesHint: 'сколько минут', min: ' мин',
  saved: 'Диалог сохранён.', savedLead: 'Заявка-диалог сохранена и ждёт звонка.', savedCall: 'Комментарий к разговору сохранён.', savedToBuffer: 'Сохранено, пациент в буфере: выберите время в расписании.',
  openText: 'Содержание диалога', copy: 'Скопировать', copied: 'Текст скопирован', emptyText: 'Текст не вставляли.', noText: 'Текст сейчас не открыть. Закройте и нажмите ещё раз.',
  closes: { lead: 'Закрыть этим звонком заявку: {{at}} {{source}}', dialogLead: 'Закрыть этим звонком заявку-диалог: {{at}} {{source}}' },
  problem: {
    'topic-required': 'Чтобы закрыть заявку того, кто хочет записаться, выберите тему.', 'before-lead': 'Заявку оставили позже этого разговора. Проверьте время или снимите отметку.',
    'ad-channel-required': 'Выберите рекламный канал: без него диалог не попадёт в отчёт по каналам.', 'phone-unreadable': 'Это не похоже на номер. Проверьте цифры или оставьте поле пустым.', 'person-required': 'Номер в нескольких карточках: выберите, кто это, или впишите имя.',
    'phone-required': 'Чтобы перезвонить, нужен телефон: впишите номер или выберите карточку с номером.', 'in-future': 'Это время ещё не наступило. Укажите, когда разговор был на самом деле.', 'bad-time': 'Время пишут так: 15:30, а рядом день.', 'too-long': 'Текст длиннее {{max}} знаков. Уберите лишнее: ничего не обрезано и не потеряно.',
  },
};
const en: typeof ru = {
  add: 'Add', added: 'Added by hand', dialog: 'Dialog', dialogLead: 'Lead dialog', call: 'Comment on a call', task: 'Task', tab: 'Dialog', callTab: 'Call',
  dialogTitle: 'Add a dialog', callTitle: 'Comment on a call', callPalette: 'Comment on a call on a mobile phone', close: 'Close, what is written stays', clear: 'Clear all', giveBack: 'Take back what was cleared',
  kind: 'Dialog or lead dialog', dialogHint: 'The matter is settled, no call is needed', leadHint: 'A call is needed: the row is yellow until then', direction: 'Who called', inbound: 'Incoming', outbound: 'Outgoing',
  channel: 'Channel', channelHint: 'Street, social network, messenger', channelMaybe: 'If it is known', phone: 'Phone', phoneHint: 'The number in any form', phoneOfCard: 'Taken from the card',
  choose_one: '{{count}} card has this number. Who is it?', choose_few: '{{count}} cards have this number. Who is it?', choose_many: '{{count}} cards have this number. Who is it?', choose_other: '{{count}} cards have this number. Who is it?',
  alsoCard_one: 'A card has this number. Choose it?', alsoCard_few: '{{count}} cards have this number. Choose one?', alsoCard_many: '{{count}} cards have this number. Choose one?', alsoCard_other: '{{count}} cards have this number. Choose one?',
  noTopic: 'Without a topic it is saved as “Unknown”', noTopicCall: 'Without a topic it is left out of the conversion', withoutTopic: 'The topic is “Unknown”.', text: 'Text of the dialog', textHint: 'Paste the conversation: it is kept as it is',
  when: 'When', time: 'Time', day: 'Day', now: 'Now', justEnded: 'Just now', toNow: 'Now again', setBack: 'Set another time', minutes: 'Lasted', minutesHint: 'how many minutes', min: ' min',
  saved: 'The dialog is saved.', savedLead: 'The lead dialog is saved and waits for a call.', savedCall: 'The comment on the call is saved.', savedToBuffer: 'Saved, the patient is in the buffer: choose a time in the schedule.',
  openText: 'Text of the dialog', copy: 'Copy', copied: 'The text is copied', emptyText: 'No text was pasted.', noText: 'The text cannot be opened now. Close it and press again.',
  closes: { lead: 'Close the lead with this call: {{at}} {{source}}', dialogLead: 'Close the lead dialog with this call: {{at}} {{source}}' },
  problem: {
    'topic-required': 'To close the lead of somebody who wants to book, choose the topic.', 'before-lead': 'The lead was left after this talk. Check the time or take the tick away.',
    'ad-channel-required': 'Choose the advertising channel: without it the dialog is missing in the report on channels.', 'phone-unreadable': 'This does not look like a number. Check the digits or leave the field empty.', 'person-required': 'Several cards have this number: choose who it is, or write a name.',
    'phone-required': 'A call back needs a phone: write the number or choose a card that has one.', 'in-future': 'That time has not come yet. Say when the talk really was.', 'bad-time': 'A time is written 15:30, with the day beside it.', 'too-long': 'The text is longer than {{max}} characters. Take out what is not needed: nothing was cut or lost.',
  },
};
export const byHand = { ru, en };
