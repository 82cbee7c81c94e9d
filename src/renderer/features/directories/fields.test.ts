import { describe, expect, it } from 'vitest';
import { directoryFields, directoryKinds } from '#shared/directories/kinds.ts';
import { blankOf, fieldsOf, moved, problemsOf } from './fields.ts';

describe('the forms of the directories', () => {
  it.each(directoryKinds)('%s asks for exactly what main takes', (kind) => {
    expect(fieldsOf[kind].map((field) => field.name).sort()).toEqual(Object.keys(directoryFields[kind].shape).sort());
    expect(Object.keys(blankOf(kind, { branchId: undefined })).sort()).toEqual(Object.keys(directoryFields[kind].shape).sort());
  });
  it('say what is missing or does not fit, field by field', () => {
    expect(problemsOf('topic', { name: '  ' })).toEqual({ name: 'required' });
    expect(problemsOf('branch', { ...blankOf('branch', { branchId: 'x' }), name: 'А', opensMin: 600, closesMin: 600 })).toEqual({ closesMin: 'closes' });
    expect(problemsOf('adChannel', { name: 'А', lines: ['+74950001001', 'нет'], script: '' })).toEqual({ lines: 'phone' });
    expect(problemsOf('service', { name: 'А', code: '', specialityId: null, lengthMin: 2 })).toEqual({ lengthMin: 'length' });
  });
  it('move an entry to another place, and no further than the ends', () => {
    expect([moved(['а', 'б', 'в'], 0, 2), moved(['а', 'б', 'в'], 2, 0), moved(['а', 'б'], 0, 9), moved(['а', 'б'], 1, -3)]).toEqual([['б', 'в', 'а'], ['в', 'а', 'б'], ['б', 'а'], ['б', 'а']]);
  });
});
