function s(n){return n.map(r=>`${r.map(t).join(",")}\r
`).join("")}function t(n){let r=/^[=+\-@\t\r]/.test(n)&&!/^-?\d+(\.\d+)?$/.test(n)?`'${n}`:n;return/[",\r\n]/.test(r)?`"${r.replaceAll('"','""')}"`:r}export{s as a};
