/**
 * The one message of the softphone's page: main hands it its port. In a file of its own, because a sandboxed preload is
 * one file and may share no piece with the other; no page speaks on this channel.
 */
export const MEDIA = 'stoika:media';
