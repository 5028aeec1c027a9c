/** Words without a topic: they are dropped. */
export const functionWords = {
  es:
    'a al algo algun alguna algunas algunos ante aun aunque bajo cada casi como con cual cuales cualquier cuando cuanta cuantas cuanto cuantos de del desde donde e el ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta estan estamos estar estas este esto estos estoy fue ha hace han has hasta hay haya he i igual la las le les lo los mas me mi mia mio mis misma mismo muy ni no nomas nos nosotros o os otra otras otro otros para pero por porque pues que quien quienes se sea segun ser si siempre sin sino so sobre solo somos son soy su sus tal tambien tampoco tan tanto te tiene tienen tienes ti toda todas todavia todo todos tu tus u un una unas uno unos usted ustedes va vamos van vas voy vos y ya yo ' +
    'hola buenas buenos buen dia tardes noches gracias favor porfa porfavor pls oye oigan oiga disculpa disculpe disculpen perdon saludos amiga ok bueno vale q xq tengo tenemos tenia contra durante hacia ahi aca alla aqui asi mientras menos vaya ver',
  en:
    'a about all also am an and any anything are around as at be because been but by can cannot could d did do does doing don doesn done each either else ever every for from get gets getting go going got guys had has have having he hello hey hi him his how i if in into is isn it its just like ll m may me might mine more most must my need no not of ok on only or other our out please re s shall she should so some something such t than thank thanks that the their them then there these they this those to too u up us ve very was way we were what whatever when where whether which who whom whose why will with won would wouldn y yes you your yours ' +
    'her hers herself himself myself between under again both whether during since against per via guys gonna wanna gotta ya thx pls hiya good here there one ones',
} as const;

/** Words that say little by themselves: an answer need not contain them. */
export const lightWords = {
  es: 'da das dio dieron daran medico medica medicos medicas acepto actualmente adelante ademas ahora ahorita alguien anda andan antier aparece apenas asunto atencion atender atiende atienden ayer ayuda ayudan ayudar bien bonito brindan buena bueno busca buscando busco caso chico claro cliente clientes comentar comparten compartir conocer conseguir consigo consultar cosa cosas creo cree crees cuenta cuentan dame dan dar das debe deben debo dejan dejar dejo del des despues di dice dicen dicho diga digan dime directo disponible disponibles disponibilidad duda dudas encontrar encontre entera entiendo entra entran entrar entro era escuela esperaba estaba existe existen extra facil falta favor forzosamente fuerza grande gusta gustaria gusto haber hablar hacen hacer haces hago haga hagan han hora horas ibamos ido importa indica info informacion informes instagram interesa interesada interesado intentar ir iba irme llama llamo local lugar maneja manda mandame mandan mandar mandarme manera me mejor mensaje meter mi mismo modo momento mucha muchas mucho muchos mundo nada necesita necesitan necesitas necesitaria necesito negocio novia nueva nuevo ocupa ocupo oficina onda opinion otros pagina paga pago par parece parte pasa pasan pasar pasaron pasas paso pedido pedi pena pensaba pensando pequeno perfecto permite permiten permitido permitir pide pido plis poco poder podemos podria podrian podrias podre poner ponen pone posible pregunta preguntar preguntaba pronto problema pueda puede pueden puedes puedo queda quede querer queria quiere quieren quieres quiero quisiera rato real realizar recomienda recomiendan recuerdo salir sale salgo saben saber sabes se seguro sera seria sirve sirven sitio suele suelen sucursal supongo tal tarde tema tener tengan tenga tiempo tienda tipo tipos toca todavia toma tomar tomo trabaja trabajan trabajamos trabajas trae traen tratan ultimo unico usan usar uso util utilizan vamos varios veces ven vendria vengo venir verdad ves vez vi viene vienen vino_bien visto vivo voy vuelta vez restaurante consultorio clinica taller gimnasio gym estetica inmobiliaria establecimiento enviar envian mande envia acabo acaba acabaron acabar listo listos lista listas llevan lleva aceptan aceptada venden vende venta hijos semana entre manana hoy pasado mediodia proximo siguiente dia noche partir final min minuto minutos minima minimo maximo maxima aviso avisar avisen avisarles avisando quiera quieran quieras gusta gusto gustaron ocupar primer primero primera ultima aquella obligatorio obligatoria forma alguna serian podra podran pense pensando considero planeo llegue mayor general generalmente normalmente normal regular ademas persona actual aproximadamente mucho ningun ninguna vean pasado comun conviene conseguir tratar tratan significa explicar explicame cuentame platicame requiero requiere requieren deseo desea estaria funciona funcionan incluso',
  en: 'actually able allow allowed already anyway anybody ask asking available availability back best better bit business buddy called case check clinic come comes coming currently customer customers day days different easy else enough else even evening exactly find fine first found friend give gives given great guess guy handle happen happens happy hear help hope idea info information instagram interested kind kinda know later leave let little looking look lot lots love made make makes many maybe mean means mind moment morning month much near never new nice now office often okay once order overall own people place plan planning possible post problem provide put question questions quick quite rather really right run running salon saw say school seem sell selling send serve several shop show site soon sort sorry stay still store stuff sure take takes taking tell thing things think thought time times today tomorrow tonight tried try type types understand until use used using usually want wanted wants week website well went whole whats wonder wondering work working works workshop world worried yet girlfriend boyfriend husband wife restaurant gym anybody somewhere certain strong see seen sees ready ran teach teaches taught join minimum maximum paid please regular require required requires necessary needed possible usual usually wish explain details detail normally generally allowed apply applies happened wonder offers kindly willing got deal policy situation anymore anyhow bring_along years free_time total fully apparently heard read new person my_self arrange want allow end last',
} as const;

/** Words that say that somebody writes in the language. */
export const tellingWords = {
  es: 'el la los las un una de del que y en con por para es son hay tienen tiene cuanto cuanta cuantos como donde cual cuando puedo mi su sus se lo me si quiero hacen abren dan aceptan al o ya soy voy horario precio costo cuesta',
  en: 'the a an is are do does you your i my to of and what how where when which can for there it have in on at if will with not any we be get did me was this that or am hours price cost',
} as const;

/** Chat spellings. */
export const spellings: Readonly<Record<string, string>> = {
  ke: 'que',
  ora: 'hora',
  oras: 'horas',
  aser: 'hacer',
  ai: 'hay',
  q: 'que',
  k: 'que',
  xq: 'porque',
  pq: 'porque',
  d: 'de',
  x: 'por',
  xfa: 'porfa',
  tmb: 'tambien',
  tb: 'tambien',
  cuant: 'cuanto',
  qto: 'cuanto',
  u: 'you',
  r: 'are',
  ur: 'your',
  pls: 'please',
};
