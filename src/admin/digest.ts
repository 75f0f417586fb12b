// Stands for the digests by which builds know what they have made: the preview makes nothing, and knows its pictures by name.

export const digestOf = (content: string): string => content;
