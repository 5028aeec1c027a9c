import type { FieldKind, FieldValue, ShownField, ShownForm } from '@tertulia/flow-engine';
import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { FieldKindEnum } from './enums.js';

@ObjectType('FormChoice', { description: 'A choice of a field.' })
export class FormChoiceType {
  @Field(() => String, { description: 'Id to send as the value.' })
  id!: string;

  @Field(() => String, { description: 'What is shown.' })
  label!: string;
}

@ObjectType('FormField', { description: 'A field of a form.' })
export class FormFieldType implements ShownField {
  @Field(() => String, { description: 'Id to send the value with.' })
  id!: string;

  @Field(() => FieldKindEnum, { description: 'What is asked for.' })
  kind!: FieldKind;

  @Field(() => String, { description: 'What stands beside it.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether it must be filled in.' })
  isRequired!: boolean;

  @Directive('@listSize(assumedSize: 2)')

  @Field(() => [FormChoiceType], { description: 'The choices; empty for other kinds.' })
  choices!: FormChoiceType[];

  @Field(() => String, {
    description: 'What browsers may fill in: a value of the attribute `autocomplete` of HTML; empty for nothing.',
  })
  autocomplete!: string;

  @Field(() => String, { description: 'What was entered before; empty for nothing.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'Why that was refused.' })
  error!: string | null;
}

@ObjectType('Form', { description: 'Fields that are filled in and sent together.' })
export class FormType implements ShownForm {
  @Directive('@listSize(assumedSize: 4)')

  @Field(() => [FormFieldType], { description: 'The fields, in display order.' })
  fields!: FormFieldType[];

  @Field(() => String, { description: 'The words of the button; may be empty.' })
  submit!: string;
}

@InputType('FieldValueInput', { description: 'The value of one field of a form.' })
export class FieldValueInput implements FieldValue {
  @Field(() => String, { description: 'Id of the field.' })
  fieldId!: string;

  @Field(() => String, {
    description: 'A text; a day as YYYY-MM-DD; the id of a choice. All values together have at most 10,000 characters.',
  })
  value!: string;
}
