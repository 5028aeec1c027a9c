/** The bot fields of all operations. */
export const botFields = `publicId name avatarText primaryColor position locale locales isOpenNow hoursText { es en } opensNextText { es en }
  hasBranding isPaused pauseMessage`;

/** Reads a bot without a conversation. */
export const publicBotOperation = `query PublicBot($publicId: String!) { publicBot(publicId: $publicId) { ${botFields} } }`;
