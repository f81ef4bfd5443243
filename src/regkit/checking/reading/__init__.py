"""Reading files of cases: every cell that is not empty is used, left out by the user's word, or set aside by name.

`source` turns a file into sheets of cells, whatever it is; `heads` finds the headings; `rows` reads the facts;
`entities` puts together what several rows say of one thing; `tables` does all of it.
"""
