import { casesOf, type Case } from './case.ts';

/** Yes and no in the slang of the regions; `?` must be asked back. */
export const yesNoCases: readonly Case[] = casesOf(
  'MX es',
  `
sí | yes
simón | yes
no | no
nop | no
ándale | yes
órale pues | yes
de una | yes
sí po | yes
claro que sí | yes
por supuesto | yes
cómo no | yes
obvio | yes
obvio no | no
creo que sí | yes
creo que no | no
tal vez | ?
no sé | ?
todavía no | no
para nada | no
no, gracias | no
sí por favor | yes
SÍIII | yes
nooo | no
ok | yes
vale | yes
👍🏽 | yes
👎 | no
sí, pero mañana | ?
no pero sí | ?
I don't think so | no
of course not | no
yes please | yes
nah | no
sure | yes
está bien | yes
me parece bien | yes
ni loco | no
no hay problema | yes
quiero un corte | ?
nel pastel | no
simon que si | yes
sí claro que sí | yes
no, para nada | no
dale, sí | yes
bueno | yes
sale y vale | yes
de acuerdo | yes
afirmativo | yes
negativo | no
nones | no
por ahora no | no
ahorita no, gracias | no
quizás | ?
depende | ?
más o menos | ?
siempre | ?
hágale pues | yes
listo | yes
ya po | yes
a huevo | yes
s | yes
n | no
yes, please | yes
yup | yes
no thanks | no
not yet | no
absolutely | yes
maybe later | ?
I guess | ?
¿por qué? | ?
hola | ?
no tengo | no
sí tengo | yes
si, muchas gracias | yes
va que va | yes
sip | yes
chi | ?
✅ | yes
❌ | no
no lo creo | no
sí lo creo | yes
no quiero | no
sí quiero | yes
por favor | yes
ni hablar | no
sin problema | yes
claro, por qué no | yes
no no no | no
sí sí | yes
claro, cómo no | yes
sí, adelante | yes
pues sí | yes
pues no | no
la verdad no | no
la verdad sí | yes
sí, está bien | yes
está perfecto | yes
me late | yes
jalo | yes
sí va | yes
okas | yes
no, mejor no | no
no me interesa | no
ni de chiste | no
nel carnal | no
sí, confirmo | yes
confirmo | yes
no confirmo | no
no estoy segura | ?
a lo mejor | ?
luego | ?
si me da tiempo | ?
si puedo voy | ?
that's right | yes
yes that works | yes
no that's wrong | no
I do | yes
I don't | no
not at all | no
kinda | ?
yea | yes
nope, thanks | no
hell yes | yes
👌 | yes
va, gracias | yes
bueno, sí | yes
bueno no | no
así es | yes
correcto, gracias | yes
es correcto | yes
no es correcto | no
exacto | yes
ey | ?
sip, gracias | yes
nop gracias | no
gracias | ?
claro que si, por favor | yes
me encantaría | yes
prefiero que no | no
mejor sí | yes
mejor no | no
no, ya no | no
ya no | no
todavía | ?
sí, todavía | ?
con gusto | yes
obvio sí | yes
yes I do | yes
no I don't | no
please | yes
no, thank you | no
I'd love to | yes
not today | no
claro q no | no
claro q si | yes
no por el momento | no
dele | yes
nah I'm good | no
okay sure | yes
`,
);
