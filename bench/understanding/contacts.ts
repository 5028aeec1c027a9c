import { placedCases, type Case } from './case.ts';

/** Phone numbers of 26 countries, in E.164. */
export const phoneCases: readonly Case[] = placedCases(`
MX | +52 1 55 1234 5678 | +525512345678
MX | 044 55 1234 5678 | +525512345678
MX | 045 55 1234 5678 | +525512345678
MX | 01 55 1234 5678 | +525512345678
MX | 521 55 1234 5678 | +525512345678
MX | 52 55 1234 5678 | +525512345678
MX | 55 1234 5678 | +525512345678
MX | 5512345678 | +525512345678
MX | mi número es 55-1234-5678 | +525512345678
MX | (55) 1234-5678 | +525512345678
MX | 55.1234.5678 | +525512345678
MX | ５５１２３４５６７８ | +525512345678
MX | 55 1234 5678 ext 12 | +525512345678
MX | 0052 55 1234 5678 | +525512345678
MX | +34 612 34 56 78 | +34612345678
MX | es el 33 1234 5678 gracias | +523312345678
MX | 12345 | ?
MX | 1234 5678 | ?
MX | no tengo | ?
MX | 55 1234 5678 o 55 8765 4321 | ?
MX | 55 1234 567 | ?
MX | +52 55 1234 567 | ?
AR | 11 2345-6789 | +541123456789
AR | 011 15 2345-6789 | +5491123456789
AR | +54 9 11 2345 6789 | +5491123456789
AR | 54 9 11 2345 6789 | +5491123456789
AR | 0351 15 234 5678 | +5493512345678
AR | 11 15 2345 6789 | +5491123456789
AR | 9 11 2345 6789 | +5491123456789
CL | 09 1234 5678 | +56912345678
CL | 9 1234 5678 | +56912345678
CL | +56 9 1234 5678 | +56912345678
CL | 56912345678 | +56912345678
CL | 2 2345 6789 | +56223456789
CO | 300 123 4567 | +573001234567
CO | +57 300 123 4567 | +573001234567
CO | 573001234567 | +573001234567
PE | 987 654 321 | +51987654321
PE | +51 987 654 321 | +51987654321
ES | 612 34 56 78 | +34612345678
ES | 0034 612345678 | +34612345678
BR | 11 98765-4321 | +5511987654321
BR | (11) 3876-5432 | +551138765432
BR | 11 8765-4321 | ?
US | (212) 555-2368 | +12125552368
US | 1-212-555-2368 | +12125552368
US | 212.555.2368 | +12125552368
US | +1 212 555 2368 x55 | +12125552368
GB | 07400 123456 | +447400123456
FR | 06 12 34 56 78 | +33612345678
DE | 0151 23456789 | +4915123456789
IT | 312 345 6789 | +393123456789
UY | 094 231 234 | +59894231234
PY | 0961 456789 | +595961456789
BO | 71234567 | +59171234567
EC | 099 123 4567 | +593991234567
VE | 0412-1234567 | +584121234567
CR | 8312 3456 | +50683123456
GT | 5123 4567 | +50251234567
SV | 7012 3456 | +50370123456
HN | 9123-4567 | +50491234567
NI | 8123 4567 | +50581234567
PA | 6123-4567 | +50761234567
DO | 809-234-5678 | +18092345678
PT | 912 345 678 | +351912345678
CA | 506-234-5678 | +15062345678
MX | +52 (55) 1234-5678 | +525512345678
MX | tel: 5512345678 | +525512345678
MX | whatsapp 55 1234 5678 | +525512345678
MX | 5 5 1 2 3 4 5 6 7 8 | +525512345678
MX | 55-12-34-56-78 | +525512345678
MX | el 5512345678 o el 5512345678 | +525512345678
MX | 5512345678 extensión 204 | +525512345678
MX | 5512345678 int. 3 | +525512345678
MX | +1 212 555 2368 | +12125552368
MX | no es 5512345678 | ?
MX | 55123456789 | ?
MX | mi edad es 25 | ?
AR | 15 2345 6789 | ?
AR | +54 11 15 2345 6789 | +5491123456789
AR | 341 555 1234 | +543415551234
CL | (2) 2345 6789 | +56223456789
CL | +569 8765 4321 | +56987654321
CL | 98765432 | ?
CO | 03 300 123 4567 | +573001234567
CO | (601) 234 5678 | +576012345678
PE | 01 234 5678 | +5112345678
ES | 912 345 678 | +34912345678
ES | 34 612 345 678 | +34612345678
US | 2125552368 | +12125552368
US | call me at 212-555-2368 ext. 4 | +12125552368
US | 12125552368 | +12125552368
BR | +55 (11) 98765-4321 | +5511987654321
BR | 011 98765-4321 | +5511987654321
MX | cincuenta y cinco doce treinta y cuatro cincuenta y seis setenta y ocho | +525512345678
MX | cinco cinco, uno dos tres cuatro, cinco seis siete ocho | +525512345678
MX | treinta y tres doce treinta y cuatro cincuenta y seis siete ocho | +523312345678
MX | mi whats es el 81.8345.6789 | +528183456789
MX | 5512345678 es mi cel | +525512345678
MX | apunta: 55 12 34 56 78 | +525512345678
MX | son dos personas | ?
MX | el 5 de mayo | ?
MX | te lo paso luego | ?
MX | 55 1234 567 y algo | ?
AR | mi celu es 11 6543-2109 | +541165432109
AR | 0221 15 456 7890 | +5492214567890
AR | +5491165432109 | +5491165432109
AR | es el 351 456 7890 | +543514567890
AR | no uso celu | ?
CO | mi cel 3104567890 | +573104567890
CO | 57 310 456 7890 | +573104567890
CO | fijo 604 444 5566 | +576044445566
CL | al 9 8765 4321 porfa | +56987654321
CL | +56 2 2345 6789 | +56223456789
CL | 22 345 6789 | +56223456789
PE | nueve ocho siete seis cinco cuatro tres dos uno | +51987654321
PE | al 987-654-321 | +51987654321
PE | 51 987654321 | +51987654321
ES | +34 91 234 56 78 | +34912345678
ES | seiscientos doce, treinta y cuatro, cincuenta y seis, setenta y ocho | +34612345678
ES | mi móvil: 612-345-678 | +34612345678
EC | 0991234567 | +593991234567
EC | 593 99 123 4567 | +593991234567
UY | 099 123 456 | +59899123456
PY | 0981 123456 | +595981123456
BO | +591 7 123 4567 | +59171234567
VE | 0414 123 4567 | +584141234567
CR | 8888-1234 | +50688881234
GT | +502 5123 4567 | +50251234567
DO | (829) 234-5678 | +18292345678
PA | 6612-3456 | +50766123456
PT | +351 912345678 | +351912345678
GB | 020 7946 0958 | +442079460958
GB | +44 7400 123456 | +447400123456
US | it's 650 253 0000 | +16502530000
US | 650.253.0000 ext 12 | +16502530000
US | 911 | ?
US | six five zero, two five three, zero zero zero zero | +16502530000
CA | 416-555-0123 | +14165550123
MX | mi numero es 8112345678 | +528112345678
MX | +52 81 1234 5678 | +528112345678
MX | 81-12-34-56-78 gracias | +528112345678
MX | 55 1234 56789 | ?
MX | no tengo telefono | ?
MX | es el 3312345678 o al fijo 3336123456 | ?
MX | ocho uno uno dos tres cuatro cinco seis siete ocho | +528112345678
AR | (011) 15-4321-5678 | +5491143215678
AR | 221 456 7890 | +542214567890
AR | +54 11 4321 5678 | +541143215678
`);

/** E-mail addresses. */
export const emailCases: readonly Case[] = placedCases(`
MX es | Ana@Ejemplo.MX | ana@ejemplo.mx
MX es | mi correo es ana.luz+cita@ejemplo.com.mx. | ana.luz+cita@ejemplo.com.mx
MX es | <ana@ejemplo.mx> | ana@ejemplo.mx
MX es | ana@ejemplo | ?
MX es | ana @ejemplo.mx | ?
MX es | ana@@ejemplo.mx | ?
MX es | a@x.mx b@x.mx | ?
MX es | ana..luz@ejemplo.mx | ?
MX es | o'hara@x.com | o'hara@x.com
MX es | o’hara@x.com | o'hara@x.com
MX es | correo=ana@gmail.com | ana@gmail.com
MX es | correo: ana@gmail.com | ana@gmail.com
MX es | email:ana@gmail.com | ana@gmail.com
MX es | mailto:ana@gmail.com | ana@gmail.com
MX es | \\u202aana@gmail.com\\u202c | ana@gmail.com
MX es | ana@\\u200bgmail.com | ana@gmail.com
MX es | info@ñandú.cl | info@ñandú.cl
MX es | info@n\\u0303andu\\u0301.cl | info@ñandú.cl
MX es | ana @gmail.com | ?
MX es | ana@gmail. com | ?
MX es | ana@gmail,com | ?
MX es | ana@gmailcom | ?
MX es | ana@gmail | ?
MX es | ana arroba gmail punto com | ana@gmail.com
MX es | ana punto luz arroba hotmail punto com | ana.luz@hotmail.com
MX es | ana guion bajo luz arroba gmail punto com | ana_luz@gmail.com
MX es | ana (at) gmail (dot) com | ana@gmail.com
MX es | ana@gmial.com | ?
MX es | ana@gmal.com | ?
MX es | ana@gmail.con | ?
MX es | ana@gmail.co | ?
MX es | ana@hotmial.com | ?
MX es | ana@hotmal.com | ?
MX es | ana@hotmail.con | ?
MX es | ana@outlok.com | ?
MX es | ana@yaho.com | ?
MX es | ana@yahoo.com.mx | ana@yahoo.com.mx
MX es | ana@hotmail.es | ana@hotmail.es
MX es | ana@outlook.cl | ana@outlook.cl
MX es | ana@mail.com | ana@mail.com
MX es | ana@ymail.com | ana@ymail.com
MX es | ana@live.com.mx | ana@live.com.mx
MX es | ana@icloud.com, gracias | ana@icloud.com
MX es | (ana@icloud.com) | ana@icloud.com
MX es | "ana@icloud.com" | ana@icloud.com
MX es | 'ana@icloud.com' | ana@icloud.com
MX es | ana@icloud.com! | ana@icloud.com
MX es | ANA@GMAIL.COM | ana@gmail.com
MX es | ana_luz-99@sub.dominio.com.ar | ana_luz-99@sub.dominio.com.ar
MX es | ana@x.com, perdón, ana@y.com | ana@y.com
MX es | ana@x.com o ana@y.com | ?
MX es | ana@x.com ana@x.com | ana@x.com
MX es | no tengo correo | ?
MX es | no tengo | ?
MX es | ya no uso ana@x.com | ?
MX es | ¿para qué? | ?
MX es | https://x.com | ?
MX es | @ana | ?
MX es | ana@.com | ?
MX es | my email is ana@company.io | ana@company.io
MX es | ana at gmail dot com | ana@gmail.com
MX es | ana.luz@gmail.com gracias | ana.luz@gmail.com
MX es | es ana@gmail.com | ana@gmail.com
MX es | Ana Luz <ana@gmail.com> | ana@gmail.com
MX es | ana+citas@gmail.com | ana+citas@gmail.com
MX es | ana@gmail.com.mx | ?
MX es | ana@gmaill.com | ?
MX es | ana@gmil.com | ?
MX es | ana@gamil.com | ?
MX es | ana@hotmail.co | ?
MX es | ana@outlook.con | ?
MX es | ana@icloud.con | ?
MX es | ana@yahoo.es | ana@yahoo.es
MX es | ana@hotmail.com.ar | ana@hotmail.com.ar
MX es | ana@empresa.co | ana@empresa.co
MX es | ana@empresa.com.co | ana@empresa.com.co
MX es | ana@hotel.com | ana@hotel.com
MX es | ana@mi-empresa.mx | ana@mi-empresa.mx
MX es | ana_@x.com | ana_@x.com
MX es | ana arroba empresa punto mx | ana@empresa.mx
MX es | ana luz arroba gmail punto com | ?
MX es | mi correo es ana arroba gmail.com | ana@gmail.com
MX es | anagmail.com | ?
MX es | ana#gmail.com | ?
MX es | lo mismo | ?
MX es | ANA.LUZ@EMPRESA.COM.MX; | ana.luz@empresa.com.mx
MX es | "ana"@x.com | ?
MX es | mail: ana@x.org | ana@x.org
MX es | ana@x.com, o si no, luz@x.com | ?
MX es | ana@x.com, no, perdón, luz@x.com | luz@x.com
AR es | es el de siempre | ?
AR es | ceci.paz@hotmail.com.ar | ceci.paz@hotmail.com.ar
AR es | tomi guion medio diaz arroba outlook punto com | tomi-diaz@outlook.com
AR es | romi@gmail.om | ?
CO es | ventas@cafeteríalaesquina.co | ventas@cafeteríalaesquina.co
CO es | mi correo es juli @ gmail . com | ?
CL es | pancho@uchile.cl, gracias | pancho@uchile.cl
CL es | pancho@gmail.cl | ?
PE es | rosa@pucp.edu.pe | rosa@pucp.edu.pe
PE es | ROSA.DIAZ@PUCP.EDU.PE | rosa.diaz@pucp.edu.pe
ES es | jordi@empresa.cat | jordi@empresa.cat
ES es | jordi@yahoo.es | jordi@yahoo.es
ES es | jordi@hotmil.es | ?
US en | you can write me at jo@site.org! | jo@site.org
US en | jo dot lee at gmail dot com | jo.lee@gmail.com
US en | jo_lee@outlook.con | ?
US en | jo@gmail.com or jo@work.com | ?
US en | I don't have one | ?
US en | jo@work.com, sorry, jo@job.com | jo@job.com
GB en | j.smith@dept.ox.ac.uk | j.smith@dept.ox.ac.uk
GB en | what do you need it for? | ?
MX es | mi mail: luis.perez@outlook.com | luis.perez@outlook.com
MX es | luis punto perez arroba outlook punto com | luis.perez@outlook.com
MX es | luis@outlok.com | ?
MX es | luis@hotmail.com. | luis@hotmail.com
MX es | luis@empresa.com.mx y luis@gmail.com | ?
MX es | luisgmail.com | ?
MX es | LUIS@GMAIL.COM | luis@gmail.com
MX es | luis @ gmail.com | ?
MX es | www.luis.com | ?
MX es | ana lopez@gmail.com | ?
PE es | jose ramirez@hotmail.com | ?
US en | john smith@outlook.com | ?
AR es | juan perez@yahoo.com.ar | ?
GB en | mary jones@gmail.com | ?
MX es | ana ana.lopez@gmail.com | ana.lopez@gmail.com
MX es | correo ana@gmail.com | ana@gmail.com
MX es | aquí ana@gmail.com | ana@gmail.com
US en | sure ana@gmail.com | ana@gmail.com
US en | use ana@gmail.com | ana@gmail.com
MX es | gracias, ana@gmail.com | ana@gmail.com
`);
