import type { BlockKind } from '@tertulia/flow-engine';
import {
  AtSign,
  CircleStop,
  Clock,
  Globe,
  Hand,
  Hash,
  Image,
  List,
  Mail,
  MessageSquareText,
  Phone,
  Plug,
  Target,
  TextCursorInput,
  Webhook,
} from 'lucide-react';
import { ChoiceForm } from '../components/inspector/choice-form.js';
import { ConnectorForm } from '../components/inspector/connector-form.js';
import { HttpRequestForm } from '../components/inspector/http-request-form.js';
import {
  BusinessHoursForm,
  EndForm,
  GoalForm,
  HandOffForm,
  ImageForm,
  TextForm,
} from '../components/inspector/other-forms.js';
import { AwaitWebhookForm, SendEmailForm } from '../components/inspector/outside-forms.js';
import {
  EmailInputForm,
  NumberInputForm,
  PhoneInputForm,
  TextInputForm,
} from '../components/inspector/question-forms.js';
import { address } from './address/index.js';
import { aiResponse } from './ai-response/index.js';
import { audio } from './audio/index.js';
import { callFlow } from './call-flow/index.js';
import { cards } from './cards/index.js';
import { classify } from './classify/index.js';
import { condition } from './condition/index.js';
import { confirm } from './confirm/index.js';
import { embed } from './embed/index.js';
import { extract } from './extract/index.js';
import { dateInput } from './date-input/index.js';
import { file } from './file/index.js';
import { fileInput } from './file-input/index.js';
import { form } from './form/index.js';
import { jump } from './jump/index.js';
import type { KindParts } from './kind-parts.js';
import { location } from './location/index.js';
import { loop } from './loop/index.js';
import { payment } from './payment/index.js';
import { pictureChoice } from './picture-choice/index.js';
import { rating } from './rating/index.js';
import { returnBlock } from './return/index.js';
import { setVariable } from './set-variable/index.js';
import { placeholder } from './placeholder/index.js';
import { split } from './split/index.js';
import { timeInput } from './time-input/index.js';
import { urlInput } from './url-input/index.js';
import { video } from './video/index.js';
import { wait } from './wait/index.js';

/** What the editor adds to each kind of block; a kind that is missing here is a compile error. */
export const kindParts: { readonly [K in BlockKind]: KindParts<K> } = {
  text: { icon: MessageSquareText, Form: TextForm },
  image: { icon: Image, Form: ImageForm },
  video,
  audio,
  file,
  embed,
  location,
  textInput: { icon: TextCursorInput, Form: TextInputForm },
  numberInput: { icon: Hash, Form: NumberInputForm },
  emailInput: { icon: AtSign, Form: EmailInputForm },
  phoneInput: { icon: Phone, Form: PhoneInputForm },
  urlInput,
  dateInput,
  timeInput,
  choiceInput: { icon: List, Form: ChoiceForm },
  pictureChoice,
  cards,
  confirm,
  form,
  address,
  fileInput,
  rating,
  condition,
  split,
  wait,
  setVariable,
  jump,
  callFlow,
  return: returnBlock,
  loop,
  businessHours: { icon: Clock, Form: BusinessHoursForm },
  aiResponse,
  classify,
  extract,
  httpRequest: { icon: Globe, Form: HttpRequestForm },
  connector: { icon: Plug, Form: ConnectorForm },
  sendEmail: { icon: Mail, Form: SendEmailForm },
  awaitWebhook: { icon: Webhook, Form: AwaitWebhookForm },
  payment,
  handOff: { icon: Hand, Form: HandOffForm },
  goal: { icon: Target, Form: GoalForm },
  end: { icon: CircleStop, Form: EndForm },
  placeholder,
};
