/** Words beside a day or a time that do not change what it means: articles, courtesies, and words for wanting and booking. */
export const fillers = new Set(
  (
    'a al el la los las lo le un una uno de del para pa por en con que q y e o u si sip ok okay okey va vale dale sale claro bueno bien pues ps este ahi alla aca por favor porfa porfis pls plis please favor fa gracias thanks thank you muchas ' +
    'dia fecha hora horas cita turno reserva reservacion reservar agendar agenda agendame agendalo apartar anotame ponme ponlo quiero quisiera quiera querria gustaria me mi te se nos puede ser podria podrias podemos puedo poder seria sera es esta esta bien perfecto genial excelente listo hecho ' +
    'entonces como unicamente solamente faltando sirve sirven nos vemos veo queria quedamos quedaria acomoda acomodaria convendria eso de ya solo mas mismo quise decir sea misma tipo prefiero preferible preferiria preferentemente vengo ir voy iria vamos iremos llego llegaria estoy disponible disponibilidad libre quede queda dejalo dejemos dejame elijo escojo creo pienso pensaba tengo tendria hay hola buenas buen saludos hey oye mira eh em mmm mm uh ah oh ' +
    'favorcito sep sips simon aja correcto exacto exactamente ' +
    'i id ill im we well the on in at for of to and or an it its is be would like want need can could book booking schedule appointment reservation date day time my me let lets say do sounds was thinking thought works work good great fine perfect sure yes yeah yep come coming going go there around about just that this hi hello prefer preferably free available us how so then ' +
    'siguiente proximo'
  ).split(' '),
);
