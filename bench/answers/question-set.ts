/** The eight templates, by the folder of their catalogue. */
export type TemplateName = 'salon' | 'clinic' | 'restaurant' | 'shop' | 'real-estate' | 'school' | 'workshop' | 'gym';

/**
 * Questions by template and by the source of the right answer: `profile:<topic>`, the id of an entry, several of which any is right
 * (`a|b`), or `unknown`.
 */
export type QuestionSet = Readonly<Record<TemplateName, Readonly<Record<string, readonly string[]>>>>;
