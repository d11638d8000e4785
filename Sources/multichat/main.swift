import Multichat

print("multichat")
