/** What is read of a bot wherever it appears. */
export const botFields = `publicId name avatarText primaryColor position locale locales isOpenNow hoursText { es en }
  hasBranding isPaused pauseMessage`;

/** The one operation that the loader needs as well; it stands alone so that the loader carries nothing else. */
export const publicBotOperation = `query PublicBot($publicId: String!) { publicBot(publicId: $publicId) { ${botFields} } }`;
