// Text from elsewhere, made safe to store and show: no markup, no control or direction characters.

const SCRIPT = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const TAG =
  /<\/?(?:a|b|body|br|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul)(?:\s+[a-z:-]+\s*=[^<>]*)?\s*\/?>/gi;
const COMMENT = /<!--[\s\S]*?-->/g;
// Control characters, zero-width and direction marks, lone surrogates: invisible, and some are refused by the database.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The text on one line without markup and invisible characters; a comparison such as "<5" or "a < b" stays whole. */
export function plainText(text: string): string {
  return text
    .replace(SCRIPT, " ")
    .replace(COMMENT, " ")
    .replace(TAG, " ")
    .replace(/[\t\n\r]+/g, " ")
    .replace(INVISIBLE, "")
    .replace(/ {2,}/g, " ")
    .trim();
}
