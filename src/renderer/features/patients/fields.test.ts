import { describe, expect, it } from 'vitest';
import { emptyPhone, fieldsOfNew, inputOf } from './fields.ts';

describe('a new card', () => {
  it('starts with the name and the number of the call as numbers are read', () => {
    expect(inputOf(fieldsOfNew('Носова Мария', '+79001000101'))).toEqual({
      surname: 'Носова', firstName: 'Мария', patronymic: '', mainComment: '', extraComment: '', phones: [{ raw: '+7 (900) 100-01-01', note: '', main: true, hasWhatsapp: false }],
    });
  });
  it('takes no words for a number', () => {
    expect(inputOf(fieldsOfNew('Носова', 'Номер скрыт')).phones).toEqual([]);
  });
  it('has one main phone even when the marked one was emptied', () => {
    const fields = { ...fieldsOfNew('Носова', ''), phones: [emptyPhone('first'), emptyPhone('b', '89001000102')] };
    expect(inputOf(fields).phones).toEqual([{ raw: '89001000102', note: '', main: true, hasWhatsapp: false }]);
  });
});
