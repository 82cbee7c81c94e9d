/** What may lie in a card. `seen` ones are drawn by the window itself, the others are only saved to disk. */
export const fileTypes = ['pdf', 'jpeg', 'png', 'webp', 'heic', 'tiff', 'dicom', 'docx', 'xlsx', 'odt', 'txt'] as const;
export type FileType = (typeof fileTypes)[number];

interface About { readonly endings: readonly string[]; readonly mime: string; readonly seen: 'image' | 'text' | undefined }
/** The first ending is the one that is given. */
export const aboutTypes: Readonly<Record<FileType, About>> = {
  pdf: { endings: ['pdf'], mime: 'application/pdf', seen: undefined },
  jpeg: { endings: ['jpg', 'jpeg', 'jpe', 'jfif'], mime: 'image/jpeg', seen: 'image' },
  png: { endings: ['png'], mime: 'image/png', seen: 'image' },
  webp: { endings: ['webp'], mime: 'image/webp', seen: 'image' },
  heic: { endings: ['heic', 'heif'], mime: 'image/heic', seen: undefined },
  tiff: { endings: ['tif', 'tiff'], mime: 'image/tiff', seen: undefined },
  dicom: { endings: ['dcm', 'dicom'], mime: 'application/dicom', seen: undefined },
  docx: { endings: ['docx'], mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', seen: undefined },
  xlsx: { endings: ['xlsx'], mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', seen: undefined },
  odt: { endings: ['odt'], mime: 'application/vnd.oasis.opendocument.text', seen: undefined },
  txt: { endings: ['txt'], mime: 'text/plain', seen: 'text' },
};

export const MiB = 1024 * 1024;
/** The largest file of a card; checked against what the system says of the file, before a byte of it is read. */
export const largestFile = 25 * MiB;
