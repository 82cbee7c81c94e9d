const ru = {
  open: 'Позвонить в клинику', title: 'Учебная АТС', hint: 'Здесь звонят вместо города и поднимают трубку вместо стола. В настоящей клинике это делают телефоны.',
  known: 'Громова Елена (и сын)', fresh: 'Незнакомый номер', hidden: 'Номер скрыт', three: 'Три звонка сразу', lead: 'Заявка с сайта', own: 'Другой номер', ring: 'Позвонить', line: 'Набирают',
  now: 'На линии', nobody: 'Никто не звонит', lift: 'Снять трубку', callerOff: 'Абонент положил', deskOff: 'Положить трубку',
};
const en: typeof ru = {
  open: 'Call the clinic', title: 'Practice exchange', hint: 'Here you call instead of the city and lift the handset instead of the desk. In a real clinic telephones do it.',
  known: 'Громова Елена (and her son)', fresh: 'An unknown number', hidden: 'Hidden number', three: 'Three calls at once', lead: 'A lead from the site', own: 'Another number', ring: 'Call', line: 'They dial',
  now: 'On the line', nobody: 'Nobody is calling', lift: 'Lift the handset', callerOff: 'The caller hangs up', deskOff: 'Hang up',
};
export const demo = { ru, en };
