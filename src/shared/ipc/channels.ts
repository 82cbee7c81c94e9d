/** The only channel names there are: preload and main share them, nothing else may invent one. */
export const CALL = 'stoika:call';
export const EVENT = 'stoika:event';
export const COLUMNS = 'stoika:columns';
