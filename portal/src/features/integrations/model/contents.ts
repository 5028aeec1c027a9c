/** How many characters of what was sent, and of what came back, the API shows. */
export const shownCharacters = 4_096;
